package dev.agentfirewall.artifact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a file inside a model: relative, steps joined by {@code /}, the same on every system. What a file system could
 * take for another place ({@code ..}, a drive, a back slash, a control character) is no name.
 */
public final class ArtifactPath {
    /** The longest name, in UTF-8 bytes. */
    public static final int MAX_BYTES = 4096;

    private static final int MAX_STEP_BYTES = 255;

    private ArtifactPath() {}

    /** What is wrong with {@code path} as a name, empty when nothing is. */
    public static Optional<String> problem(String path) {
        if (path.isEmpty() || utf8(path) > MAX_BYTES) {
            return Optional.of("is empty or longer than " + MAX_BYTES + " bytes");
        }
        if (path.chars().anyMatch(ArtifactPath::unfit) || !wellFormed(path)) {
            return Optional.of("holds a back slash, a control character or half a character");
        }
        if (path.length() > 1 && path.charAt(1) == ':') {
            return Optional.of("starts like a drive");
        }
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                return Optional.of("is not relative and normalised");
            }
            if (utf8(step) > MAX_STEP_BYTES) {
                return Optional.of("has a step longer than " + MAX_STEP_BYTES + " bytes");
            }
        }
        return Optional.empty();
    }

    /**
     * {@code path}, checked.
     *
     * @throws IllegalArgumentException when it is no name
     */
    public static String check(String path) {
        problem(path).ifPresent(wrong -> {
            throw new IllegalArgumentException("path " + printable(path) + " " + wrong);
        });
        return path;
    }

    /** {@code path} in back quotes as it may be shown: control characters and what else a terminal obeys replaced. */
    public static String printable(String path) {
        StringBuilder shown = new StringBuilder("`");
        path.codePoints().limit(200).forEach(c -> shown.appendCodePoint(showable(c) ? c : '\uFFFD'));
        return shown.append('`').toString();
    }

    /** Two names among {@code paths} that some file system takes for one: they differ in case or composition alone, or one is a folder of the other. */
    static Optional<List<String>> collision(Collection<String> paths) {
        Map<String, String> byFold = new HashMap<>();
        for (String path : paths) {
            String other = byFold.put(fold(path), path);
            if (other != null) {
                return Optional.of(List.of(other, path));
            }
        }
        for (String path : paths) {
            for (String folder : folders(fold(path))) {
                if (byFold.containsKey(folder)) {
                    return Optional.of(List.of(byFold.get(folder), path));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }

    private static String fold(String path) {
        // upper first: the sharp s and its like have one letter in one case and two in the other
        String folded = path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean unfit(int c) {
        return c == '\\' || c < ' ' || (c >= 0x7F && c < 0xA0);
    }

    private static boolean showable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT // bidi controls make a name read as another
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean wellFormed(String path) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(path);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
