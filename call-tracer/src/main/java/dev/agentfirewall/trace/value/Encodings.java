package dev.agentfirewall.trace.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A value in the codes that hide it: base64, hex, percent-encoding, rot13 and reversal, one deep. The value may be the code of a text's
 * words, or a text may hold the value's code.
 *
 * <p><b>Limitations.</b> Codes in codes, other ciphers, and a code of only a part of a value are not undone.
 */
final class Encodings {
    private static final int LEAST = 6;
    private static final int MOST = 1_024;
    private static final int LEAST_CODE = 8;

    private Encodings() {}

    /** Patterns of all that {@code value} may be a code of, and of its own codes; none for a short or a very long value. */
    static List<WordPattern> of(String value) {
        if (value.length() < LEAST || value.length() > MOST) {
            return List.of();
        }
        Set<String> others = new LinkedHashSet<>();
        base64(value).ifPresent(others::add);
        hex(value).ifPresent(others::add);
        others.add(PercentCode.decoded(value));
        others.add(rot13(value));
        others.add(new StringBuilder(value).reverse().toString());
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        others.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        others.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        others.add(HexFormat.of().formatHex(bytes));
        others.add(PercentCode.encoded(value));
        others.remove(value);
        return patterns(others);
    }

    private static List<WordPattern> patterns(Set<String> others) {
        List<WordPattern> patterns = new ArrayList<>(others.size());
        for (String other : others) {
            WordPattern pattern = WordPattern.of(Source.plain(other), Mailbox.isAddress(other), Form.ENCODED);
            if (!pattern.isEmpty() && pattern.size() < WordPattern.MAX_WORDS) {
                patterns.add(pattern);
            }
        }
        return List.copyOf(patterns);
    }

    private static Optional<String> base64(String value) {
        if (value.length() < LEAST_CODE || value.chars().anyMatch(c -> c >= 128 || c <= ' ')) {
            return Optional.empty();
        }
        try {
            String plain = value.replace('-', '+').replace('_', '/');
            return text(Base64.getDecoder().decode(plain));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> hex(String value) {
        String digits = value.toLowerCase(Locale.ROOT)
                .replace("0x", "")
                .replace(" ", "")
                .replace(":", "");
        if (digits.length() < 2 * LEAST
                || digits.length() % 2 != 0
                || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return text(HexFormat.of().parseHex(digits));
    }

    /** The text that {@code bytes} are, when they are one. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean legible = text.length() >= LEAST - 1
                    && text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
            return legible ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static String rot13(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int base = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
            out.append(base == 0 ? c : (char) (base + (c - base + 13) % 26));
        }
        return out.toString();
    }
}
