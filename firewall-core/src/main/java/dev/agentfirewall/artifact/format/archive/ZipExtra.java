package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The extra fields of a zip's entry, of which sizes beyond 4 GB matter, and a second name that some readers take for the first.
 *
 * @param wides numbers of eight bytes, for those that say they stand here
 */
record ZipExtra(List<Long> wides) {
    private static final int WIDE = 0x0001;
    private static final int UNICODE_PATH = 0x7075;
    private static final long IN_64 = 0xFFFF_FFFFL;

    ZipExtra {
        wides = List.copyOf(wides);
    }

    static ZipExtra read(byte[] bytes, String name) throws IOException, MalformedException {
        Cursor in = new Cursor(ByteSource.of(bytes));
        List<Long> wides = new ArrayList<>();
        boolean found = false;
        while (in.remaining() >= 4) { // less than a field is padding, which aligning writers leave
            int id = in.u16();
            byte[] field = in.bytes(in.u16(), 0xFFFF);
            if (id == WIDE && found) {
                throw new MalformedException("entry has two wide sizes");
            }
            if (id == WIDE) {
                found = true;
                addWides(field, wides);
            } else if (id == UNICODE_PATH) {
                checkName(field, name);
            }
        }
        return new ZipExtra(wides);
    }

    private static void addWides(byte[] field, List<Long> wides) throws IOException, MalformedException {
        Cursor in = new Cursor(ByteSource.of(field));
        while (in.remaining() >= 8) {
            wides.add(in.i64());
        }
    }

    private static void checkName(byte[] field, String name) throws IOException, MalformedException {
        Cursor in = new Cursor(ByteSource.of(field));
        in.skip(5);
        if (!ZipDirectory.name(in.bytes(in.remaining(), 0xFFFF)).equals(name)) {
            throw new MalformedException("an entry has two names");
        }
    }

    /** {@code narrow}, or the wide number at {@code index} where it says that it stands here. */
    long wide(long narrow, int index) throws MalformedException {
        if (narrow != IN_64) {
            return narrow;
        }
        if (index >= wides.size() || wides.get(index) < 0) {
            throw new MalformedException("a wide size is missing");
        }
        return wides.get(index);
    }
}
