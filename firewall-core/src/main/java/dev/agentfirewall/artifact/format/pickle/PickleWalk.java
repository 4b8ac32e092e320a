package dev.agentfirewall.artifact.format.pickle;

import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks one pickle as Python's machine would run it, with the stack and memo it would have, and imports and calls nothing: it notes what
 * would be. Names that are put together while a pickle runs cannot be told, and are noted as such.
 */
final class PickleWalk {
    /** Stands for a name that only a running pickle would know. */
    static final String COMPUTED = "(computed)";

    private static final int MAX_OPCODES = 5_000_000;
    private static final int MAX_STACK = 100_000;
    private static final int MAX_MEMO = 50_000;
    private static final int MAX_IMPORTS = 1_000;

    private final Cursor in;
    private final PickleArguments arguments;
    private final List<Value> stack = new ArrayList<>();
    private final Map<Long, Value> memo = new HashMap<>();
    private final Set<String> imports = new TreeSet<>();
    private int opcodes;
    private int calls;
    private boolean protocol;

    private PickleWalk(Cursor in) {
        this.in = in;
        this.arguments = new PickleArguments(in);
    }

    /** Walks from where {@code in} stands to the pickle's end, or as far as it makes sense. */
    static PickleContent from(Cursor in) throws IOException {
        PickleWalk walk = new PickleWalk(in);
        String broken = "";
        try {
            walk.run();
        } catch (MalformedException e) {
            broken = e.what();
        }
        return new PickleContent(walk.imports, walk.calls, walk.opcodes, walk.protocol, broken);
    }

    private void run() throws IOException, MalformedException {
        while (true) {
            int code = in.u8();
            Opcode opcode = Opcode.of(code);
            if (opcode == null) {
                throw new MalformedException("byte " + (in.position() - 1) + " is no instruction of a pickle");
            }
            if (opcode == Opcode.STOP) {
                pop();
                opcodes++;
                return;
            }
            step(opcode);
            if (++opcodes > MAX_OPCODES || stack.size() > MAX_STACK || memo.size() > MAX_MEMO) {
                throw new MalformedException("a pickle longer than is walked");
            }
        }
    }

    private void step(Opcode opcode) throws IOException, MalformedException {
        switch (opcode.argument()) {
            case NUMBER -> instruction(opcode, arguments.number(opcode.width()));
            case NUMBER_LINE -> instruction(opcode, arguments.numberLine());
            case LINE -> text(opcode, arguments.textLine());
            case QUOTED_LINE -> push(arguments.quotedLine());
            case LINES -> named(opcode, arguments.name(), arguments.name());
            default -> push(arguments.counted(opcode.argument()));
        }
    }

    private void instruction(Opcode opcode, long number) throws MalformedException {
        switch (opcode) {
            case MARK -> push(Value.MARK);
            case POP -> pop();
            case POP_MARK -> popToMark();
            case DUP -> push(top());
            case PROTO -> protocol(number);
            case FRAME -> in.length(number);
            case GET, BINGET, LONG_BINGET -> recall(number);
            case PUT, BINPUT, LONG_BINPUT -> memo.put(key(number), top());
            case MEMOIZE -> memo.put((long) memo.size(), top());
            case TUPLE, LIST, DICT, FROZENSET -> {
                popToMark();
                push(Value.OTHER);
            }
            case OBJ -> {
                popToMark();
                called();
            }
            case APPENDS, SETITEMS, ADDITEMS -> {
                popToMark();
                top();
            }
            case APPEND -> pop();
            case SETITEM -> pop(2);
            case BUILD -> {
                pop();
                top();
                calls++;
            }
            case REDUCE, NEWOBJ -> {
                pop(2);
                called();
            }
            case NEWOBJ_EX -> {
                pop(3);
                called();
            }
            case BINPERSID -> {
                pop();
                push(Value.OTHER);
            }
            case STACK_GLOBAL -> stackGlobal();
            case EXT1, EXT2, EXT4 -> imported("copyreg extension " + number);
            case TUPLE1 -> tuple(1);
            case TUPLE2 -> tuple(2);
            case TUPLE3 -> tuple(3);
            case READONLY_BUFFER -> top();
            default -> push(Value.OTHER);
        }
    }

    private void protocol(long number) throws MalformedException {
        if (number > 5) {
            throw new MalformedException("pickle protocol " + number + " is not known");
        }
        protocol = true;
    }

    private void recall(long number) throws MalformedException {
        Value value = memo.get(key(number));
        if (value == null) {
            throw new MalformedException("a pickle recalls what it never kept");
        }
        push(value);
    }

    /** A key as pickles are written with; of others it is not sure which Python takes for the same. */
    private static long key(long number) throws MalformedException {
        if (number < 0) {
            throw new MalformedException("a pickle keeps a value under a number that no writer writes");
        }
        return number;
    }

    private void named(Opcode opcode, String module, String name) throws MalformedException {
        if (opcode == Opcode.INST) {
            popToMark();
            calls++;
        }
        imported(module + "." + name);
    }

    private void stackGlobal() throws MalformedException {
        Value name = pop();
        Value module = pop();
        boolean known = module instanceof Value.Text && name instanceof Value.Text;
        imported(known ? ((Value.Text) module).text() + "." + ((Value.Text) name).text() : COMPUTED);
    }

    private void imported(String name) throws MalformedException {
        if (imports.add(name) && imports.size() > MAX_IMPORTS) {
            throw new MalformedException("a pickle imports more than is noted");
        }
        push(Value.OTHER);
    }

    private void called() {
        calls++;
        push(Value.OTHER);
    }

    private void text(Opcode opcode, Value text) {
        push(opcode == Opcode.PERSID ? Value.OTHER : text); // what an identity stands for, the loader decides
    }

    private void tuple(int size) throws MalformedException {
        pop(size);
        push(Value.OTHER);
    }

    private void push(Value value) {
        stack.add(value);
    }

    private Value top() throws MalformedException {
        if (stack.isEmpty()) {
            throw new MalformedException("a pickle takes from an empty stack");
        }
        return stack.get(stack.size() - 1);
    }

    private Value pop() throws MalformedException {
        Value top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private void pop(int count) throws MalformedException {
        for (int i = 0; i < count; i++) {
            pop();
        }
    }

    private void popToMark() throws MalformedException {
        for (Value value = pop(); !value.equals(Value.MARK); value = pop()) {
            // what stood above the mark is one thing now
        }
    }
}
