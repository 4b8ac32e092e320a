package dev.agentfirewall.policy;

import java.nio.charset.StandardCharsets;

/** One entry's header in a tar archive, in the POSIX form (ustar), each field checked when it is asked for. */
final class TarHeader {
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
        if (octal(block, CHECKSUM, 8) != checksum(block)) {
            throw BundleArchive.refused("an entry's header is damaged (its checksum differs)");
        }
    }

    boolean isFolder() {
        return block[TYPE] == '5';
    }

    int size() {
        int size = octal(block, SIZE, 12);
        if (isFolder() && size != 0) {
            throw BundleArchive.refused("a folder in it has content");
        }
        return size;
    }

    String name() {
        if (block[TYPE] != '0' && block[TYPE] != 0 && !isFolder()) {
            throw BundleArchive.refused("an entry is neither a file nor a folder; links and the like are not read");
        }
        String prefix = text(PREFIX, PREFIX_LENGTH);
        String name = text(NAME, NAME_LENGTH);
        return isFolder() ? "" : plain(prefix.isEmpty() ? name : prefix + '/' + name);
    }

    private static String plain(String name) {
        String relative = name.startsWith("./") ? name.substring(2) : name.startsWith("/") ? name.substring(1) : name;
        for (String step : relative.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                throw BundleArchive.refused("a file's name is not a plain relative path");
            }
        }
        return relative;
    }

    // Printable ASCII without a backslash: a name is shown to people and compared with a signature's list.
    private String text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            byte c = block[end++];
            if (c <= ' ' || c > '~' || c == '\\') {
                throw BundleArchive.refused("a file's name has a character outside printable ASCII");
            }
        }
        return new String(block, from, end - from, StandardCharsets.US_ASCII);
    }

    private static int octal(byte[] block, int from, int length) {
        long value = 0;
        int digits = 0;
        for (int i = from; i < from + length; i++) {
            byte c = block[i];
            if (c >= '0' && c <= '7') {
                value = value * 8 + (c - '0');
                digits++;
            } else if (c == 0 || c == ' ') {
                if (digits > 0) {
                    break;
                }
            } else {
                throw BundleArchive.refused("an entry's header is damaged (a number in it is not octal)");
            }
        }
        if (digits == 0 || value > Integer.MAX_VALUE) {
            throw BundleArchive.refused("an entry's header is damaged (a number in it is missing or too large)");
        }
        return (int) value;
    }

    private static int checksum(byte[] block) {
        int sum = 0;
        for (int i = 0; i < block.length; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }
}
