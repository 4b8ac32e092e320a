package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.Arrays;

/**
 * Where each unit of an unescaped value stands in the original text, kept as runs: a run copied as it stands maps unit to unit, all the
 * units of any other run (an escape, a folded line break) map to the whole of what they were written as.
 *
 * <p>Immutable and thread-safe. Three integers a run; a lookup is a binary search.
 */
final class Places {
    private final int[] valueStarts;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private Places(int[] valueStarts, int[] starts, int[] ends, int length) {
        this.valueStarts = valueStarts;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    /** A value that stands in the original as it is. */
    static Places copied(Span span) {
        return new Places(new int[] {0}, new int[] {span.start()}, new int[] {span.end()}, span.length());
    }

    /** A value of which is only known that it came from {@code span}. */
    static Places somewhere(Span span, int length) {
        return new Places(new int[] {0}, new int[] {span.start()}, new int[] {span.end()}, length);
    }

    /** The stretch of the original that units {@code start} to {@code end} of the value were written as. */
    Span original(int start, int end) {
        if (start < 0 || end < start || end > length) {
            throw new IndexOutOfBoundsException(start + " to " + end + " is not in a value of " + length);
        }
        if (length == 0) {
            return new Span(starts[0], starts[0]);
        }
        if (start == end) {
            int at = start == length ? endOf(start - 1) : startOf(start);
            return new Span(at, at);
        }
        int from = startOf(start);
        return new Span(from, Math.max(from, endOf(end - 1)));
    }

    /** Adds the places of the units {@code start} to {@code end}. */
    private void copyTo(Builder part, int start, int end) {
        for (int run = runAt(start); run < starts.length && valueStarts[run] < end; run++) {
            int from = Math.max(start, valueStarts[run]);
            int to = Math.min(end, valueEnd(run));
            if (isCopied(run)) {
                part.copied(starts[run] + from - valueStarts[run], to - from);
            } else {
                part.written(starts[run], ends[run], to - from);
            }
        }
    }

    /** These places, which are in a value, as places in the original that {@code outer} knows of that value. */
    Places within(Places outer) {
        if (length == 0) {
            return somewhere(outer.original(starts[0], starts[0]), 0);
        }
        Builder moved = new Builder();
        for (int run = 0; run < starts.length; run++) {
            if (isCopied(run)) {
                outer.copyTo(moved, starts[run], ends[run]);
            } else {
                Span span = outer.original(starts[run], ends[run]);
                moved.written(span.start(), span.end(), valueEnd(run) - valueStarts[run]);
            }
        }
        return moved.build(outer.original(starts[0], starts[0]).start());
    }

    /** Whether of every unit no more is known than of the whole. */
    boolean isCoarse() {
        return length > 1 && starts.length == 1 && !isCopied(0);
    }

    int length() {
        return length;
    }

    private int startOf(int unit) {
        int run = runAt(unit);
        return isCopied(run) ? starts[run] + unit - valueStarts[run] : starts[run];
    }

    private int endOf(int unit) {
        int run = runAt(unit);
        return isCopied(run) ? starts[run] + unit - valueStarts[run] + 1 : ends[run];
    }

    private int runAt(int unit) {
        if (starts.length == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(valueStarts, unit);
        return found >= 0 ? found : -found - 2;
    }

    private boolean isCopied(int run) {
        return valueEnd(run) - valueStarts[run] == ends[run] - starts[run];
    }

    private int valueEnd(int run) {
        return run + 1 < valueStarts.length ? valueStarts[run + 1] : length;
    }

    /** Takes the runs in the order of the value. Not thread-safe. */
    static final class Builder {
        private int[] valueStarts = new int[4];
        private int[] starts = new int[4];
        private int[] ends = new int[4];
        private int runs;
        private int length;

        /** {@code units} of the value stand at {@code start} as they are. */
        Builder copied(int start, int units) {
            if (units > 0) {
                boolean goesOn = runs > 0
                        && ends[runs - 1] == start
                        && length - valueStarts[runs - 1] == ends[runs - 1] - starts[runs - 1];
                if (goesOn) {
                    ends[runs - 1] += units;
                    length += units;
                } else {
                    add(start, start + units, units);
                }
            }
            return this;
        }

        /** {@code units} of the value were written as what stands from {@code start} to {@code end}. */
        Builder written(int start, int end, int units) {
            if (units > 0) {
                add(start, end, units);
            }
            return this;
        }

        int length() {
            return length;
        }

        /** The places; an empty value stands at {@code start}. */
        Places build(int start) {
            return runs == 0
                    ? somewhere(new Span(start, start), 0)
                    : new Places(
                            Arrays.copyOf(valueStarts, runs),
                            Arrays.copyOf(starts, runs),
                            Arrays.copyOf(ends, runs),
                            length);
        }

        private void add(int start, int end, int units) {
            if (runs == starts.length) {
                valueStarts = Arrays.copyOf(valueStarts, runs * 2);
                starts = Arrays.copyOf(starts, runs * 2);
                ends = Arrays.copyOf(ends, runs * 2);
            }
            valueStarts[runs] = length;
            starts[runs] = start;
            ends[runs] = end;
            runs++;
            length += units;
        }
    }
}
