package dev.agentfirewall.artifact.format.pickle;

import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what follows an instruction. Long texts are passed over: no module has a name of five hundred bytes. */
final class PickleArguments {
    private static final int MAX_LINE = 1 << 16;
    private static final int MAX_NAME = 500;
    private static final int MAX_DIGITS = 10_000;

    private final Cursor in;

    PickleArguments(Cursor in) {
        this.in = in;
    }

    /** A little-endian number of 0, 1, 2, 4 or 8 bytes. */
    long number(int width) throws IOException, MalformedException {
        return switch (width) {
            case 1 -> in.u8();
            case 2 -> in.u16();
            case 4 -> in.u32();
            case 8 -> in.i64();
            default -> 0;
        };
    }

    /** The text or bytes that this instruction carries, with their length before them. */
    Value counted(Opcode.Argument argument) throws IOException, MalformedException {
        return switch (argument) {
            case TEXT1 -> text(in.u8());
            case TEXT4 -> text(in.length(in.u32()));
            case TEXT8 -> text(in.length());
            case BYTES1 -> bytes(in.u8());
            case BYTES4 -> bytes(in.length(in.u32()));
            default -> bytes(in.length());
        };
    }

    private Value text(long length) throws IOException, MalformedException {
        if (length > MAX_NAME) {
            return bytes(length);
        }
        return new Value.Text(new String(in.bytes(length, MAX_NAME), StandardCharsets.UTF_8));
    }

    private Value bytes(long length) throws MalformedException {
        in.skip(length);
        return Value.OTHER;
    }

    /** A line that is a name. */
    String name() throws IOException, MalformedException {
        String line = line();
        if (line.length() > MAX_NAME) {
            throw new MalformedException("a name in a pickle is longer than " + MAX_NAME + " bytes");
        }
        return line;
    }

    /** A line that is a text. */
    Value textLine() throws IOException, MalformedException {
        return kept(line());
    }

    /** A line that is a Python string: the text in its quotes, escapes as they stand. */
    Value quotedLine() throws IOException, MalformedException {
        String line = line().strip();
        int last = line.length() - 1;
        boolean quoted =
                last >= 1 && (line.charAt(0) == '\'' || line.charAt(0) == '"') && line.charAt(0) == line.charAt(last);
        if (!quoted) {
            throw new MalformedException("a string in a pickle is not in quotes");
        }
        return kept(line.substring(1, last));
    }

    private static Value kept(String text) {
        return text.length() > MAX_NAME ? Value.OTHER : new Value.Text(text);
    }

    /** What stands before the next line feed. */
    private String line() throws IOException, MalformedException {
        StringBuilder line = new StringBuilder();
        for (int c = in.u8(); c != '\n'; c = in.u8()) {
            if (line.length() == MAX_LINE) {
                throw new MalformedException("a line in a pickle is longer than " + MAX_LINE + " bytes");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** A line that is a number, of which only a small one's value matters. */
    long numberLine() throws IOException, MalformedException {
        String line = line().strip();
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        boolean number = !digits.isEmpty() && digits.length() <= MAX_DIGITS && isNumber(digits);
        if (!number) {
            throw new MalformedException("a number in a pickle is none");
        }
        return digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : -1;
    }

    private static boolean isNumber(String text) {
        // what Python's float() takes as well: 1e5, inf, nan
        return text.equals("inf")
                || text.equals("-inf")
                || text.equals("nan")
                || text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE_".indexOf(c) >= 0);
    }
}
