package dev.agentfirewall.artifact.format.pickle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instruction of the pickle machine, protocols 0 to 5: the byte that names it and what follows that byte. */
enum Opcode {
    MARK('('),
    STOP('.'),
    POP('0'),
    POP_MARK('1'),
    DUP('2'),
    FLOAT('F', Argument.NUMBER_LINE),
    INT('I', Argument.NUMBER_LINE),
    BININT('J', 4),
    BININT1('K', 1),
    LONG('L', Argument.NUMBER_LINE),
    BININT2('M', 2),
    NONE('N'),
    PERSID('P', Argument.LINE),
    BINPERSID('Q'),
    REDUCE('R'),
    STRING('S', Argument.QUOTED_LINE),
    BINSTRING('T', Argument.TEXT4),
    SHORT_BINSTRING('U', Argument.TEXT1),
    UNICODE('V', Argument.LINE),
    BINUNICODE('X', Argument.TEXT4),
    APPEND('a'),
    BUILD('b'),
    GLOBAL('c', Argument.LINES),
    DICT('d'),
    EMPTY_DICT('}'),
    APPENDS('e'),
    GET('g', Argument.NUMBER_LINE),
    BINGET('h', 1),
    INST('i', Argument.LINES),
    LONG_BINGET('j', 4),
    LIST('l'),
    EMPTY_LIST(']'),
    OBJ('o'),
    PUT('p', Argument.NUMBER_LINE),
    BINPUT('q', 1),
    LONG_BINPUT('r', 4),
    SETITEM('s'),
    TUPLE('t'),
    EMPTY_TUPLE(')'),
    SETITEMS('u'),
    BINFLOAT('G', 8),
    BINBYTES('B', Argument.BYTES4),
    SHORT_BINBYTES('C', Argument.BYTES1),
    PROTO(0x80, 1),
    NEWOBJ(0x81),
    EXT1(0x82, 1),
    EXT2(0x83, 2),
    EXT4(0x84, 4),
    TUPLE1(0x85),
    TUPLE2(0x86),
    TUPLE3(0x87),
    NEWTRUE(0x88),
    NEWFALSE(0x89),
    LONG1(0x8A, Argument.BYTES1),
    LONG4(0x8B, Argument.BYTES4),
    SHORT_BINUNICODE(0x8C, Argument.TEXT1),
    BINUNICODE8(0x8D, Argument.TEXT8),
    BINBYTES8(0x8E, Argument.BYTES8),
    EMPTY_SET(0x8F),
    ADDITEMS(0x90),
    FROZENSET(0x91),
    NEWOBJ_EX(0x92),
    STACK_GLOBAL(0x93),
    MEMOIZE(0x94),
    FRAME(0x95, 8),
    BYTEARRAY8(0x96, Argument.BYTES8),
    NEXT_BUFFER(0x97),
    READONLY_BUFFER(0x98);

    /** What follows the byte. */
    enum Argument {
        /** As many bytes as {@link Opcode#width} says: a number. */
        NUMBER,
        /** A line that is a number. */
        NUMBER_LINE,
        /** A line. */
        LINE,
        /** A line that is a Python string. */
        QUOTED_LINE,
        /** Two lines: a module and a name in it. */
        LINES,
        TEXT1,
        TEXT4,
        TEXT8,
        BYTES1,
        BYTES4,
        BYTES8
    }

    private static final Map<Integer, Opcode> BY_CODE = new HashMap<>();

    static {
        for (Opcode opcode : values()) {
            BY_CODE.put(opcode.code, opcode);
        }
    }

    private final int code;
    private final Argument argument;
    private final int width;

    Opcode(int code) {
        this(code, 0);
    }

    Opcode(int code, int width) {
        this.code = code;
        this.argument = Argument.NUMBER;
        this.width = width;
    }

    Opcode(int code, Argument argument) {
        this.code = code;
        this.argument = argument;
        this.width = 0;
    }

    /** The instruction that {@code code} names, null when it names none. */
    static @Nullable Opcode of(int code) {
        return BY_CODE.get(code);
    }

    Argument argument() {
        return argument;
    }

    /** Bytes of a {@link Argument#NUMBER}: 0, 1, 2, 4 or 8. */
    int width() {
        return width;
    }
}
