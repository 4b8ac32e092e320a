package dev.agentfirewall.artifact.format.read;

import dev.agentfirewall.artifact.format.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A place in bytes, moving forward; numbers are little-endian. Reading past the end is malformed, never a wrap or a crash. */
public final class Cursor {
    private static final int BLOCK = 8192;

    private final ByteSource source;
    private final long end;
    private final byte[] block = new byte[BLOCK];
    private long blockStart;
    private int blockLength;
    private long position;

    public Cursor(ByteSource source) {
        this(source, 0);
    }

    /** Starts at {@code position}. */
    public Cursor(ByteSource source, long position) {
        this.source = source;
        this.end = source.size();
        this.position = position;
    }

    public long position() {
        return position;
    }

    public long remaining() {
        return end - position;
    }

    public boolean atEnd() {
        return position >= end;
    }

    public int u8() throws IOException, MalformedException {
        need(1);
        if (position < blockStart || position >= blockStart + blockLength) {
            blockLength = source.read(position, block, 0, (int) Math.min(BLOCK, end - position));
            blockStart = position;
            if (blockLength <= 0) {
                throw cut();
            }
        }
        return block[(int) (position++ - blockStart)] & 0xFF;
    }

    public int u16() throws IOException, MalformedException {
        return u8() | u8() << 8;
    }

    public long u32() throws IOException, MalformedException {
        return u16() | (long) u16() << 16;
    }

    /** Eight bytes as they are: unsigned numbers from 2^63 on come out negative. */
    public long i64() throws IOException, MalformedException {
        return u32() | u32() << 32;
    }

    /** A count or length of eight bytes, at most what is left here. */
    public long length() throws IOException, MalformedException {
        return length(i64());
    }

    /** {@code count}, when so many bytes are left. */
    public long length(long count) throws MalformedException {
        if (count < 0 || count > remaining()) {
            throw new MalformedException("a length at byte " + position + " reaches past the end");
        }
        return count;
    }

    /** So many bytes; {@code limit} is what the caller will hold in memory. */
    public byte[] bytes(long count, int limit) throws IOException, MalformedException {
        need(count);
        if (count > limit) {
            throw new MalformedException(
                    "a value of " + count + " bytes at byte " + position + " is over the limit of " + limit);
        }
        byte[] bytes = new byte[(int) count];
        if (source.read(position, bytes, 0, bytes.length) < bytes.length) {
            throw cut();
        }
        position += count;
        return bytes;
    }

    /** So many bytes of UTF-8. */
    public String utf8(long count, int limit) throws IOException, MalformedException {
        long start = position;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(count, limit)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("text at byte " + start + " is not UTF-8");
        }
    }

    public void skip(long count) throws MalformedException {
        need(count);
        position += count;
    }

    private void need(long count) throws MalformedException {
        if (count < 0 || count > remaining()) {
            throw cut();
        }
    }

    private MalformedException cut() {
        return new MalformedException("the file ends too early, at byte " + end);
    }
}
