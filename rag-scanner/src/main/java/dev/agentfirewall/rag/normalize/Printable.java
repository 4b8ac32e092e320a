package dev.agentfirewall.rag.normalize;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether decoded bytes are words. Most bytes that look encoded are keys, digests and pictures. */
final class Printable {
    private static final int FEWEST_LETTERS = 8;

    private Printable() {}

    /** {@code bytes} as text, where they are valid UTF-8 or UTF-16, free of control characters, and mostly letters. */
    static Optional<String> text(byte[] bytes) {
        if (bytes.length < FEWEST_LETTERS) {
            return Optional.empty();
        }
        if (bytes[1] == 0 && bytes[3] == 0) {
            return decode(bytes, StandardCharsets.UTF_16LE);
        }
        if (bytes[0] == 0 && bytes[2] == 0) {
            return decode(bytes, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return words(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not text, so nothing to read
        }
    }

    static boolean words(String text) {
        int letters = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
            count++;
        }
        return letters >= FEWEST_LETTERS && letters * 2 >= count;
    }
}
