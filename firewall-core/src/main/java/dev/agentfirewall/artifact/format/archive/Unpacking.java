package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.read.Budget;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Inflates packed bytes into memory, and stops where an honest model would have. */
final class Unpacking {
    /** Deflate packs a thousand times at best; weights pack hardly at all, text ten times. */
    private static final int MAX_RATIO = 200;

    /** What may unpack at any ratio: a megabyte harms nobody. */
    private static final int SMALL = 1 << 20;

    private final Budget budget;

    Unpacking(Budget budget) {
        this.budget = budget;
    }

    /** More than may be unpacked. */
    static final class BombException extends Exception {
        private static final long serialVersionUID = 1L;

        BombException(String message) {
            super(message, null, false, false);
        }
    }

    /** Whether these first bytes are zlib's two, and what follows them unpacks: the two alone are also text. */
    static boolean startsAsZlib(byte[] head) {
        boolean marked = head.length > 2 && head[0] == 0x78 && ((head[0] << 8) + (head[1] & 0xFF)) % 31 == 0;
        if (!marked) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(head);
            return inflater.inflate(new byte[1024]) > 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** Raw deflate, as in a zip. */
    ByteSource inflate(ByteSource packed) throws IOException, MalformedException, BombException {
        Inflater inflater = new Inflater(true);
        try {
            // one byte more than there is: zlib asks for it at the end of raw data
            return all(new InflaterInputStream(stream(packed, 1), inflater), packed.size());
        } finally {
            inflater.end();
        }
    }

    /** Zlib's wrapping. */
    ByteSource zlib(ByteSource packed) throws IOException, MalformedException, BombException {
        Inflater inflater = new Inflater();
        try {
            return all(new InflaterInputStream(stream(packed, 0), inflater), packed.size());
        } finally {
            inflater.end();
        }
    }

    /** Gzip's, one member or several. */
    ByteSource gzip(ByteSource packed) throws IOException, MalformedException, BombException {
        try (GZIPInputStream in = new GZIPInputStream(stream(packed, 0))) {
            return all(in, packed.size());
        } catch (ZipException | java.io.EOFException e) {
            throw new MalformedException("what is packed cannot be unpacked");
        }
    }

    private ByteSource all(InputStream in, long packed) throws IOException, MalformedException, BombException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        try {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                out.write(block, 0, count);
                check(out.size(), count, packed);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new MalformedException("what is packed cannot be unpacked");
        }
        return ByteSource.of(out.toByteArray());
    }

    private void check(int unpacked, int more, long packed) throws BombException {
        if (unpacked > SMALL && unpacked / MAX_RATIO > packed) {
            throw new BombException("unpacks to more than " + MAX_RATIO + " times its size");
        }
        if (unpacked > Budget.ENTRY_BYTES || !budget.takeBytes(more)) {
            throw new BombException("unpacks to more than is looked into");
        }
    }

    private static InputStream stream(ByteSource source, int padding) {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = source.read(position, into, from, length);
                if (count == 0 && length > 0 && position < source.size() + padding) {
                    into[from] = 0;
                    count = 1;
                }
                position += count;
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }
}
