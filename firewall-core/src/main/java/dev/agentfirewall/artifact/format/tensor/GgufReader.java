package dev.agentfirewall.artifact.format.tensor;

import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one GGUF file's header: keys and values, of which the templates are kept, and where the tensors lie. */
final class GgufReader {
    private static final int MAX_KEY = 1 << 10;
    private static final int MAX_PAIRS = 1 << 16;
    private static final int MAX_TENSORS = 1 << 20;
    private static final int MAX_NAME = 64;
    private static final int MAX_DIMENSIONS = 4;
    private static final int MAX_TEMPLATE = 1 << 20;
    private static final int MAX_TEMPLATES = 16;
    private static final int MAX_ARRAYS = 4;
    private static final int SMALLEST_PAIR = 8 + 4 + 1;
    private static final int SMALLEST_TENSOR = 8 + 4 + 4 + 8;
    private static final String TEMPLATE = "tokenizer.chat_template";
    private static final String ALIGNMENT = "general.alignment";
    private static final int U32 = 4;
    private static final int TEXT = 8;
    private static final int ARRAY = 9;

    /** Bytes of a value of each type that has a size of its own; 0 for text and arrays. */
    private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private final Cursor in;
    private final Map<String, String> templates = new LinkedHashMap<>();
    private long alignment = 32;

    GgufReader(Cursor in) {
        this.in = in;
    }

    /** Reads to where the data starts and checks that the tensors fill what follows. */
    void read() throws IOException, MalformedException {
        in.skip(4);
        long version = in.u32();
        if (version != 2 && version != 3) {
            throw new MalformedException("version " + version + ", where 2 and 3 are known");
        }
        long tensors = count(SMALLEST_TENSOR, MAX_TENSORS);
        long pairs = count(SMALLEST_PAIR, MAX_PAIRS);
        pairs(pairs);
        Layout layout = tensors(tensors);
        long padding = (alignment - in.position() % alignment) % alignment;
        if (tensors > 0) {
            in.skip(padding);
            layout.checkFills(in.remaining(), alignment);
        } else if (in.remaining() > padding) {
            throw new MalformedException("behind a header without tensors lie " + in.remaining() + " bytes");
        }
    }

    /** The chat templates by their keys. */
    Map<String, String> templates() {
        return templates;
    }

    private void pairs(long count) throws IOException, MalformedException {
        Set<String> keys = new HashSet<>();
        for (long i = 0; i < count; i++) {
            String key = in.utf8(in.length(), MAX_KEY);
            if (!keys.add(key)) {
                throw new MalformedException("two values for " + Problems.quoted(key));
            }
            value(key, in.u32());
        }
    }

    private void value(String key, long type) throws IOException, MalformedException {
        if (key.equals(ALIGNMENT)) {
            alignment(type);
        } else if (key.equals(TEMPLATE) || key.startsWith(TEMPLATE + ".")) {
            template(key, type);
        } else {
            skip(type, MAX_ARRAYS);
        }
    }

    private void alignment(long type) throws IOException, MalformedException {
        alignment = type == U32 ? in.u32() : 0;
        if (alignment < 8 || alignment > 1 << 16 || Long.bitCount(alignment) != 1) {
            throw new MalformedException("`general.alignment` is not a power of two from 8 to 65536");
        }
    }

    private void template(String key, long type) throws IOException, MalformedException {
        if (type != TEXT) {
            throw new MalformedException(Problems.quoted(key) + " is not text");
        }
        if (templates.size() == MAX_TEMPLATES) {
            throw new MalformedException("more than " + MAX_TEMPLATES + " chat templates");
        }
        templates.put(key, in.utf8(in.length(), MAX_TEMPLATE));
    }

    private void skip(long type, int arrays) throws IOException, MalformedException {
        if (type == TEXT) {
            in.skip(in.length());
        } else if (type == ARRAY) {
            skipArray(arrays);
        } else {
            in.skip(size(type));
        }
    }

    private void skipArray(int arrays) throws IOException, MalformedException {
        if (arrays == 0) {
            throw new MalformedException("arrays nested deeper than " + MAX_ARRAYS);
        }
        long type = in.u32();
        long count = in.length(); // no element takes less than a byte
        if (type == TEXT || type == ARRAY) {
            for (long i = 0; i < count; i++) {
                skip(type, arrays - 1);
            }
        } else {
            in.skip(Layout.product(count, size(type)));
        }
    }

    private static int size(long type) throws MalformedException {
        if (type < 0 || type >= SIZES.length || SIZES[(int) type] == 0) {
            throw new MalformedException("values of type " + type + " are not known");
        }
        return SIZES[(int) type];
    }

    private Layout tensors(long count) throws IOException, MalformedException {
        Layout layout = new Layout();
        for (long i = 0; i < count; i++) {
            tensor(layout);
        }
        return layout;
    }

    private void tensor(Layout layout) throws IOException, MalformedException {
        String name = in.utf8(in.length(), MAX_NAME);
        long dimensions = in.u32();
        if (dimensions > MAX_DIMENSIONS) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " has " + dimensions + " dimensions");
        }
        long row = 1;
        long rows = 1;
        for (int i = 0; i < dimensions; i++) {
            long length = in.i64();
            if (length < 0) {
                throw new MalformedException("tensor " + Problems.quoted(name) + " has a dimension that is no length");
            }
            row = i == 0 ? length : row;
            rows = i == 0 ? rows : Layout.product(rows, length);
        }
        GgmlType type = GgmlType.of(in.u32());
        if (type == null) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " is of a type that is not known");
        }
        long from = in.i64();
        if (from < 0 || from % alignment != 0) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " does not start on the alignment");
        }
        long bytes = Layout.product(rows, Layout.bytes(row, type.block(), type.bytes()));
        if (bytes > Long.MAX_VALUE - from) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " reaches past the end of the file");
        }
        layout.add(name, from, from + bytes);
    }

    /** How many things follow, none smaller than {@code smallest} bytes, and no more than {@code most}. */
    private long count(int smallest, int most) throws IOException, MalformedException {
        long count = in.i64();
        if (count < 0 || count > most || count > in.remaining() / smallest) {
            throw new MalformedException("a count says more than the file can hold, or any model needs");
        }
        return count;
    }
}
