package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.nio.charset.StandardCharsets;

/**
 * The 512 bytes before each entry of a tar.
 *
 * @param name with its prefix
 * @param size of what follows
 * @param type a file, folder, link, device, or a note on the next entry
 */
record TarHeader(String name, long size, char type) {
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    /** Whether these bytes can be a header: its checksum is its own. */
    static boolean valid(byte[] block) {
        if (block.length < BLOCK) {
            return false;
        }
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
            unsigned += b & 0xFF;
            signed += b;
        }
        try {
            long told = number(block, CHECKSUM, 8);
            return told > 0 && (told == unsigned || told == signed);
        } catch (MalformedException e) {
            return false;
        }
    }

    static TarHeader read(byte[] block) throws MalformedException {
        if (!valid(block)) {
            throw new MalformedException("a header of a tar has not the checksum it says");
        }
        String name = text(block, 0, NAME);
        // only POSIX headers have a prefix; GNU keeps times there
        String prefix = block[MAGIC + 5] == 0 ? text(block, PREFIX, 155) : "";
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name, number(block, SIZE, 12), (char) block[TYPE]);
    }

    static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Octal digits, or a big-endian number after a byte of 0x80. */
    private static long number(byte[] block, int from, int length) throws MalformedException {
        if ((block[from] & 0xFF) == 0x80) {
            return binary(block, from + 1, length - 1);
        }
        String digits = text(block, from, length).strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
            throw new MalformedException("a number in a header of a tar is none");
        }
        return Long.parseLong(digits, 8);
    }

    private static long binary(byte[] block, int from, int length) throws MalformedException {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            if (value >> 54 != 0) {
                throw new MalformedException("a number in a header of a tar is beyond all files");
            }
            value = value << 8 | (block[i] & 0xFF);
        }
        return value;
    }
}
