package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The format's names and sizes, and the records that the log writes about itself: what a log kept elsewhere than in files needs, too. */
public final class LogFormat {
    /** What a segment's header states; a reader refuses any other. */
    static final String VERSION = "agent-firewall-audit/1";

    /** An event larger than this is never written. */
    public static final int MAX_EVENT_BYTES = 4 * 1024 * 1024 - 1024;

    /** A line longer than this was not written by us. */
    static final int MAX_LINE_BYTES = 4 * 1024 * 1024;

    static final String LOCK_FILE = "audit.lock";
    static final String HEAD_FILE = "audit.head";

    private static final Pattern SEGMENT = Pattern.compile("audit-(\\d{20})\\.jsonl");

    private LogFormat() {}

    /** The segment whose first record is {@code firstSequence}. */
    static String segmentName(long firstSequence) {
        return String.format(Locale.ROOT, "audit-%020d.jsonl", firstSequence);
    }

    /** The number in a segment's name, empty when the file is not a segment. */
    static OptionalLong firstSequence(Path file) {
        Matcher name = SEGMENT.matcher(String.valueOf(file.getFileName()));
        try {
            return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // twenty digits can be more than a long
        }
    }

    /**
     * The segments of {@code directory} in the order of their names, which is the order of their records, without gaps where there
     * are none: a listing made while files are added can leave some out and show later ones, so a second one fills in the first.
     */
    static List<Path> segments(Path directory) throws AuditException {
        List<Path> first = list(directory);
        if (first.isEmpty()) {
            return first;
        }
        Path last = first.get(first.size() - 1);
        return list(directory).stream()
                .filter(segment -> segment.compareTo(last) <= 0)
                .toList();
    }

    private static List<Path> list(Path directory) throws AuditException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> firstSequence(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AuditException(
                    "audit log `" + directory + "` cannot be listed ("
                            + e.getClass().getSimpleName()
                            + "): give the directory that holds the `audit-….jsonl` files, and the right to read it",
                    e);
        }
    }

    /** The first record of every segment. */
    public static Json.Obj header(Instant time) {
        return Json.object()
                .put("format", VERSION)
                .put("kind", "segment")
                .put("time", time.toString())
                .build();
    }

    /** Says that a write cut off by a crash was moved aside. */
    static Json.Obj recovered(Instant time, TornTail torn) {
        return Json.object()
                .put("kind", "recovered")
                .put("time", time.toString())
                .put("torn_bytes", torn.bytes())
                .put("torn_digest", torn.digest().toString())
                .put("torn_file", torn.file())
                .build();
    }

    /** Whether {@code event} is a segment's header in the version that we write. */
    static boolean isHeader(Json.Obj event) {
        return is(event, "kind", "segment") && is(event, "format", VERSION);
    }

    static boolean is(Json.Obj event, String member, String value) {
        return event.get(member).filter(Json.of(value)::equals).isPresent();
    }
}
