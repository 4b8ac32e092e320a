package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.read.Budget;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory at the end of a zip.
 *
 * @param entries in its order
 * @param start of its first byte, where the last entry's data must end
 */
record ZipDirectory(List<ZipEntryRecord> entries, long start) {
    private static final int END = 0x06054B50;
    private static final int END_64 = 0x06064B50;
    private static final int LOCATOR_64 = 0x07064B50;
    private static final int ENTRY = 0x02014B50;
    private static final int END_SIZE = 22;
    private static final int END_64_SIZE = 56;
    private static final int LOCATOR_SIZE = 20;
    private static final int SMALLEST_ENTRY = 46;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int MAX_TEXT = 0xFFFF;
    private static final int MAX_NAME = 4096;
    private static final long IN_64 = 0xFFFF_FFFFL;

    ZipDirectory {
        entries = List.copyOf(entries);
    }

    /** Whether these bytes end as a zip does: an end record whose comment ends with them. */
    static boolean ends(ByteSource bytes) throws IOException {
        return endRecord(bytes) >= 0;
    }

    static ZipDirectory read(ByteSource bytes, Budget budget) throws IOException, MalformedException {
        long end = endRecord(bytes);
        if (end < 0) {
            throw new MalformedException("a zip without an end");
        }
        Summary summary = summary(bytes, end);
        if (summary.start < 0
                || summary.size < 0
                || summary.start > summary.end
                || summary.end - summary.start != summary.size) {
            throw new MalformedException("the directory does not lie where its end says");
        }
        return new ZipDirectory(entries(bytes, summary, budget), summary.start);
    }

    /** What the end records say. {@code end}: where the first of them starts. */
    private record Summary(long count, long size, long start, long end) {}

    private static Summary summary(ByteSource bytes, long end) throws IOException, MalformedException {
        Cursor in = new Cursor(bytes, end + 4);
        boolean parts = in.u32() != 0;
        int here = in.u16();
        int count = in.u16();
        Summary summary = new Summary(count, in.u32(), in.u32(), end);
        if (parts || here != count) {
            throw new MalformedException("a zip in parts");
        }
        boolean has64 = end >= LOCATOR_SIZE && new Cursor(bytes, end - LOCATOR_SIZE).u32() == LOCATOR_64;
        return has64 ? summary64(bytes, end - LOCATOR_SIZE, summary) : summary;
    }

    /** Where there is a second end record, both must say the same, as far as the first can. */
    private static Summary summary64(ByteSource bytes, long locator, Summary first)
            throws IOException, MalformedException {
        Cursor in = new Cursor(bytes, locator + 8);
        long at = in.i64();
        if (at != locator - END_64_SIZE) {
            throw new MalformedException("the zip64 end record does not lie before its locator");
        }
        in = new Cursor(bytes, at);
        if (in.u32() != END_64 || in.i64() != END_64_SIZE - 12) {
            throw new MalformedException("the zip64 end record is none");
        }
        in.skip(12);
        long here = in.i64();
        long count = in.i64();
        Summary second = new Summary(count, in.i64(), in.i64(), at);
        boolean agree = here == count
                && same(first.count, count, 0xFFFF)
                && same(first.size, second.size, IN_64)
                && same(first.start, second.start, IN_64);
        if (!agree) {
            throw new MalformedException("the two ends of the zip say different things");
        }
        return second;
    }

    private static boolean same(long small, long large, long in64) {
        return small == in64 || small == large;
    }

    private static List<ZipEntryRecord> entries(ByteSource bytes, Summary summary, Budget budget)
            throws IOException, MalformedException {
        if (summary.count < 0 || summary.count > summary.size / SMALLEST_ENTRY) {
            throw new MalformedException("the directory is too small for its entries");
        }
        Cursor in = new Cursor(bytes.slice(summary.start, summary.size));
        List<ZipEntryRecord> entries = new ArrayList<>();
        for (long i = 0; i < summary.count && budget.takeEntry(); i++) {
            entries.add(entry(in));
        }
        if (entries.size() == summary.count && !in.atEnd()) {
            throw new MalformedException("the directory is too big for its entries");
        }
        return entries;
    }

    private static ZipEntryRecord entry(Cursor in) throws IOException, MalformedException {
        if (in.u32() != ENTRY) {
            throw new MalformedException("an entry of the directory is none");
        }
        in.skip(4);
        int flags = in.u16();
        int method = in.u16();
        in.skip(4);
        long crc = in.u32();
        long packed = in.u32();
        long unpacked = in.u32();
        int nameLength = in.u16();
        int extraLength = in.u16();
        int commentLength = in.u16();
        in.skip(4);
        long attributes = in.u32();
        long offset = in.u32();
        String name = name(in.bytes(nameLength, MAX_NAME));
        ZipExtra extra = ZipExtra.read(in.bytes(extraLength, MAX_TEXT), name);
        in.skip(commentLength);
        return new ZipEntryRecord(
                name,
                flags,
                method,
                crc,
                extra.wide(packed, unpacked == IN_64 ? 1 : 0),
                extra.wide(unpacked, 0),
                attributes,
                extra.wide(offset, (unpacked == IN_64 ? 1 : 0) + (packed == IN_64 ? 1 : 0)));
    }

    /** A name's bytes as text. What is no UTF-8 shows as replaced characters, which is enough to tell it apart. */
    static String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long endRecord(ByteSource bytes) throws IOException {
        long size = bytes.size();
        int length = (int) Math.min(size, END_SIZE + MAX_COMMENT);
        byte[] tail = new byte[length];
        int read = bytes.read(size - length, tail, 0, length);
        for (int i = read - END_SIZE; i >= 0; i--) {
            int comment = (tail[i + 20] & 0xFF) | (tail[i + 21] & 0xFF) << 8;
            if (signature(tail, i) == END && i + END_SIZE + comment == length) {
                return size - length + i;
            }
        }
        return -1;
    }

    private static int signature(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
