package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a zip's entries lie, by their local headers. A reader that starts at the front sees those, one that starts at the end sees the
 * directory: both must tell the same of every entry, and together the entries fill the file from its first byte to the directory.
 */
final class ZipStretches {
    private static final int HEADER = 0x04034B50;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long IN_64 = 0xFFFF_FFFFL;

    private final ByteSource bytes;
    private final List<Stretch> stretches = new ArrayList<>();

    ZipStretches(ByteSource bytes) {
        this.bytes = bytes;
    }

    private record Stretch(String name, long from, long to, int slack) {}

    /** The packed bytes of {@code entry}, its local header checked. */
    ByteSource packed(ZipEntryRecord entry) throws IOException, MalformedException {
        if (entry.offset() < 0 || entry.offset() >= bytes.size()) {
            throw new MalformedException("entry " + Problems.quoted(entry.name()) + " lies outside the file");
        }
        Cursor in = new Cursor(bytes, entry.offset());
        if (in.u32() != HEADER) {
            throw disagrees(entry, "has no header of its own");
        }
        in.skip(2);
        checkKind(entry, in);
        in.skip(4);
        Sizes sizes = new Sizes(in.u32(), in.u32(), in.u32());
        checkName(entry, in, sizes);
        long start = in.position();
        if (entry.packed() > in.remaining()) {
            throw new MalformedException("entry " + Problems.quoted(entry.name()) + " ends outside the file");
        }
        stretches.add(new Stretch(
                entry.name(), entry.offset(), start + entry.packed(), entry.describedAfter() ? LONGEST_DESCRIPTOR : 0));
        return bytes.slice(start, entry.packed());
    }

    /** Checks that the entries asked for fill the file up to {@code end}. */
    void checkFill(long end) throws MalformedException {
        stretches.sort(Comparator.comparingLong(Stretch::from));
        Stretch last = new Stretch("", 0, 0, 0);
        for (Stretch next : stretches) {
            checkFollows(last, next.from, "entry " + Problems.quoted(next.name));
            last = next;
        }
        checkFollows(last, end, "the directory");
    }

    private static void checkFollows(Stretch last, long from, String next) throws MalformedException {
        if (from < last.to) {
            throw new MalformedException(next + " overlaps another entry");
        }
        if (from - last.to > last.slack) {
            throw new MalformedException("before " + next + " lie " + (from - last.to) + " bytes of no entry");
        }
    }

    private record Sizes(long crc, long packed, long unpacked) {}

    private static void checkKind(ZipEntryRecord entry, Cursor in) throws IOException, MalformedException {
        int flags = in.u16();
        int method = in.u16();
        if (flags != entry.flags() || method != entry.method()) {
            throw disagrees(entry, "is packed otherwise than the directory says");
        }
    }

    private static void checkName(ZipEntryRecord entry, Cursor in, Sizes sizes) throws IOException, MalformedException {
        int nameLength = in.u16();
        int extraLength = in.u16();
        if (!ZipDirectory.name(in.bytes(nameLength, 0xFFFF)).equals(entry.name())) {
            throw disagrees(entry, "has another name in its own header");
        }
        ZipExtra extra = ZipExtra.read(in.bytes(extraLength, 0xFFFF), entry.name());
        if (entry.describedAfter() && sizes.packed == 0 && sizes.unpacked == 0) {
            return;
        }
        long unpacked = extra.wide(sizes.unpacked, 0);
        long packed = extra.wide(sizes.packed, sizes.unpacked == IN_64 ? 1 : 0);
        boolean later = entry.describedAfter() && packed == 0 && unpacked == 0; // written wide, for want of knowing
        boolean same = packed == entry.packed() && unpacked == entry.unpacked();
        if (!later && (!same || (!entry.describedAfter() && sizes.crc != entry.crc()))) {
            throw disagrees(entry, "has other sizes or another checksum in its own header");
        }
    }

    private static MalformedException disagrees(ZipEntryRecord entry, String how) {
        return new MalformedException("entry " + Problems.quoted(entry.name()) + " " + how);
    }
}
