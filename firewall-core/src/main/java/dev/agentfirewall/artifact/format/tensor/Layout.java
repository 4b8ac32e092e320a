package dev.agentfirewall.artifact.format.tensor;

import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where tensors lie in the bytes behind a header. Together they fill them: bytes in two tensors, in none, or past the end are how a file says
 * one thing to one reader and another to the next.
 */
final class Layout {
    private final Set<String> names = new HashSet<>();
    private final List<Stretch> stretches = new ArrayList<>();

    private record Stretch(String name, long from, long to) {}

    /** Adds a tensor; {@code from} and {@code to} count from the start of the data. */
    void add(String name, long from, long to) throws MalformedException {
        if (!names.add(name)) {
            throw new MalformedException("two tensors are called " + Problems.quoted(name));
        }
        if (from < 0 || to < from) {
            throw new MalformedException("tensor " + Problems.quoted(name) + " ends before it starts");
        }
        stretches.add(new Stretch(name, from, to));
    }

    /** Checks that the tensors fill {@code size} bytes, with fewer than {@code alignment} bytes between them and after the last. */
    void checkFills(long size, long alignment) throws MalformedException {
        stretches.sort(Comparator.comparingLong(Stretch::from).thenComparingLong(Stretch::to));
        long filled = 0;
        for (Stretch next : stretches) {
            if (next.to > size) {
                throw new MalformedException(
                        "tensor " + Problems.quoted(next.name) + " reaches past the end of the file");
            }
            if (next.from < filled) {
                throw new MalformedException("tensor " + Problems.quoted(next.name) + " overlaps another");
            }
            if (next.from - filled >= alignment) {
                throw new MalformedException("before tensor " + Problems.quoted(next.name) + " lie "
                        + (next.from - filled) + " bytes of no tensor");
            }
            filled = next.to;
        }
        if (size - filled >= alignment) {
            throw new MalformedException("behind the last tensor lie " + (size - filled) + " bytes of no tensor");
        }
    }

    /** {@code elements} in blocks of {@code block} elements and {@code blockBytes} bytes. */
    static long bytes(long elements, int block, int blockBytes) throws MalformedException {
        if (elements % block != 0) {
            throw new MalformedException(elements + " elements do not fill blocks of " + block);
        }
        return product(elements / block, blockBytes);
    }

    /** The product of two sizes. */
    static long product(long a, long b) throws MalformedException {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new MalformedException("a shape of more elements than there are numbers");
        }
    }
}
