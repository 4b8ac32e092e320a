package dev.agentfirewall.artifact.format.tensor;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Safetensors: eight bytes of length, a JSON header, and the tensors it tells of, which fill the rest to the byte. */
public final class SafetensorsInspector implements Inspector {
    /** The format allows 100 MB; 16 MiB is a model of a hundred thousand tensors. */
    static final int MAX_HEADER = 16 << 20;

    private static final String METADATA = "__metadata__";
    private static final JsonReader JSON = new JsonReader(new JsonLimits(MAX_HEADER, 8, 2_000_000, 32));
    private static final Set<String> MEMBERS = Set.of("dtype", "shape", "data_offsets");

    /** Bits of an element. */
    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("F4", 4),
            Map.entry("F6_E2M3", 6),
            Map.entry("F6_E3M2", 6),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F8_E4M3FNUZ", 8),
            Map.entry("F8_E5M2FNUZ", 8),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("C64", 64),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    @Override
    public String format() {
        return "safetensors";
    }

    @Override
    public Set<String> endings() {
        return Set.of("safetensors");
    }

    /** Eight bytes that are a length, and an object behind them. */
    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        byte[] head = file.head(9);
        return head.length == 9 && head[8] == '{' && head[7] == 0 && head[6] == 0 && head[5] == 0;
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        try {
            Cursor cursor = new Cursor(file.bytes());
            long length = cursor.length();
            Json.Obj header = header(cursor, length);
            layout(header).checkFills(file.size() - cursor.position(), 1);
        } catch (MalformedException e) {
            problems.add(file, FormatCode.SAFETENSORS, e.what());
        } catch (MalformedJsonException e) {
            problems.add(file, FormatCode.SAFETENSORS, "the header: " + e.getMessage());
        }
    }

    private static Json.Obj header(Cursor cursor, long length)
            throws IOException, MalformedException, MalformedJsonException {
        String text = cursor.utf8(length, MAX_HEADER);
        if (!text.startsWith("{")) {
            throw new MalformedException("the header does not start with an object");
        }
        return JSON.readObject(text);
    }

    private static Layout layout(Json.Obj header) throws MalformedException {
        Layout layout = new Layout();
        for (Map.Entry<String, Json> member : header.members().entrySet()) {
            if (member.getKey().equals(METADATA)) {
                checkMetadata(member.getValue());
            } else {
                add(layout, member.getKey(), member.getValue());
            }
        }
        return layout;
    }

    private static void checkMetadata(Json metadata) throws MalformedException {
        boolean strings = metadata instanceof Json.Obj object
                && object.members().values().stream().allMatch(Json.Str.class::isInstance);
        if (!strings) {
            throw new MalformedException("`__metadata__` is not an object of texts");
        }
    }

    private static void add(Layout layout, String name, Json value) throws MalformedException {
        if (!(value instanceof Json.Obj tensor)
                || !tensor.members().keySet().equals(MEMBERS)
                || !(tensor.members().get("dtype") instanceof Json.Str dtype)
                || !(tensor.members().get("shape") instanceof Json.Arr shape)
                || !(tensor.members().get("data_offsets") instanceof Json.Arr offsets)
                || offsets.elements().size() != 2) {
            throw new MalformedException(
                    "tensor " + Problems.quoted(name) + " is not told by `dtype`, `shape` and `data_offsets`");
        }
        long from = size(offsets.elements().get(0));
        long to = size(offsets.elements().get(1));
        layout.add(name, from, to);
        if (bytes(dtype.value(), shape) != to - from) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " has not the bytes that its shape needs");
        }
    }

    private static long bytes(String dtype, Json.Arr shape) throws MalformedException {
        Integer bits = BITS.get(dtype);
        if (bits == null) {
            throw new MalformedException("no element type is called " + Problems.quoted(dtype));
        }
        long all = bits;
        for (Json dimension : shape.elements()) {
            all = Layout.product(all, size(dimension));
        }
        return Layout.bytes(all, 8, 1);
    }

    private static long size(Json value) throws MalformedException {
        try {
            if (value instanceof Json.Num number && number.value().signum() >= 0) {
                BigDecimal exact = number.value();
                return exact.longValueExact();
            }
        } catch (ArithmeticException e) {
            // told below, as for every other value that is no size
        }
        throw new MalformedException("a shape or offset is not a whole number from 0 on");
    }
}
