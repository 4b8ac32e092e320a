package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;

/**
 * One protobuf message, field by field. {@link #next} goes to a field; what is not read of it is passed over. The bytes of all messages of a
 * file are counted against one number of fields, so that a file of nothing but fields ends.
 */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int MAX_DEPTH = 64;

    private final Cursor in;
    private final long end;
    private final int depth;
    private final long[] fieldsLeft;

    private int field;
    private int type;
    private long fieldEnd;
    private long number;

    /** The message that all of {@code bytes} is. */
    WireReader(ByteSource bytes) {
        this(new Cursor(bytes), bytes.size(), 0, new long[] {20_000_000});
    }

    private WireReader(Cursor in, long end, int depth, long[] fieldsLeft) {
        this.in = in;
        this.end = end;
        this.depth = depth;
        this.fieldsLeft = fieldsLeft;
        this.fieldEnd = in.position();
    }

    /** Goes to the next field; false at the message's end. */
    boolean next() throws IOException, MalformedException {
        in.skip(fieldEnd - in.position());
        if (in.position() == end) {
            return false;
        }
        if (--fieldsLeft[0] < 0) {
            throw new MalformedException("more fields than are read");
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (tag < 0 || tag >>> 3 == 0 || tag >>> 3 > 0x1FFF_FFFF) {
            throw new MalformedException("a field at byte " + in.position() + " has no number that a field may have");
        }
        enter();
        return true;
    }

    private void enter() throws IOException, MalformedException {
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> number = fixed(8);
            case FIXED32 -> number = fixed(4);
            case LENGTH -> number = varint();
            default ->
                throw new MalformedException("a field at byte " + in.position() + " is of no kind that is in use");
        }
        fieldEnd = in.position() + (type == LENGTH ? number : 0);
        if ((number < 0 && type == LENGTH) || fieldEnd > end || fieldEnd < in.position()) {
            throw new MalformedException("a length at byte " + in.position() + " reaches past the end of its message");
        }
    }

    private long fixed(int width) throws IOException, MalformedException {
        if (end - in.position() < width) {
            throw new MalformedException("a number at byte " + in.position() + " reaches past the end of its message");
        }
        return width == 8 ? in.i64() : in.u32();
    }

    /** The number of the field that this is at. */
    int field() {
        return field;
    }

    boolean isBytes() {
        return type == LENGTH;
    }

    boolean isNumber() {
        return type == VARINT;
    }

    /** How many bytes this field holds. */
    long length() throws MalformedException {
        require(LENGTH);
        return number;
    }

    /** This field as a whole number. */
    long number() throws MalformedException {
        require(VARINT);
        return number;
    }

    /** This field as text of at most {@code limit} bytes. */
    String text(int limit) throws IOException, MalformedException {
        require(LENGTH);
        return in.utf8(number, limit);
    }

    /** This field as a message. To be read to its end, or left alone, before the next field here. */
    WireReader message() throws MalformedException {
        require(LENGTH);
        if (depth == MAX_DEPTH) {
            throw new MalformedException("messages nested deeper than " + MAX_DEPTH);
        }
        return new WireReader(in, fieldEnd, depth + 1, fieldsLeft);
    }

    /** The whole numbers of this field, whether it holds one or many in a row. */
    long[] numbers(int limit) throws IOException, MalformedException {
        if (type == VARINT) {
            return new long[] {number};
        }
        require(LENGTH);
        long[] numbers = new long[limit];
        int count = 0;
        while (in.position() < fieldEnd) {
            if (count == limit) {
                throw new MalformedException("more than " + limit + " numbers at byte " + in.position());
            }
            numbers[count++] = varint();
        }
        if (in.position() != fieldEnd) {
            throw new MalformedException("a number at byte " + in.position() + " reaches past the end of its field");
        }
        return java.util.Arrays.copyOf(numbers, count);
    }

    private void require(int wanted) throws MalformedException {
        if (type != wanted) {
            throw new MalformedException(
                    "field " + field + " at byte " + in.position() + " is of another kind than it must be");
        }
    }

    private long varint() throws IOException, MalformedException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (in.position() >= end) {
                throw new MalformedException(
                        "a number at byte " + in.position() + " reaches past the end of its message");
            }
            int b = in.u8();
            value |= shift < 63 || b <= 1 ? (long) (b & 0x7F) << shift : 0;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedException("a number at byte " + in.position() + " has more digits than a number may");
    }
}
