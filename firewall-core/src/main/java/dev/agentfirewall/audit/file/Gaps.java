package dev.agentfirewall.audit.file;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/** Numbers that were passed over and may still turn up further on. Bounded: of more than {@link #MAX} gaps the rest counts as dropped at once. */
final class Gaps {
    private static final int MAX = 10_000;

    private final List<Gap> gaps = new ArrayList<>();

    /** Remembers a gap; false when there are too many already. */
    boolean open(Gap gap) {
        return gaps.size() < MAX && gaps.add(gap);
    }

    /** Takes {@code sequence} out of the gap it is in; false when it is in none. */
    boolean fill(long sequence) {
        for (ListIterator<Gap> each = gaps.listIterator(); each.hasNext(); ) {
            Gap gap = each.next();
            if (gap.from() <= sequence && sequence <= gap.to()) {
                each.remove();
                gap.without(sequence).forEach(each::add);
                return true;
            }
        }
        return false;
    }

    List<Gap> left() {
        return gaps;
    }

    /**
     * Missing numbers.
     *
     * @param from the first of them
     * @param to the last of them
     * @param file where they should have been
     * @param line before which line
     */
    record Gap(long from, long to, String file, long line) {
        private List<Gap> without(long sequence) {
            List<Gap> rest = new ArrayList<>();
            if (from < sequence) {
                rest.add(new Gap(from, sequence - 1, file, line));
            }
            if (sequence < to) {
                rest.add(new Gap(sequence + 1, to, file, line));
            }
            return rest;
        }
    }
}
