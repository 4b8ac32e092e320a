package dev.agentfirewall.trace.value;

import java.util.Arrays;

/** Whole numbers from 0 in as little room as the largest needs. Immutable. */
sealed interface Packed {
    int get(int index);

    /** The first {@code count} of {@code values}, none above {@code largest}. */
    static Packed of(int[] values, int count, int largest) {
        if (largest > Character.MAX_VALUE) {
            return new Wide(count == values.length ? values : Arrays.copyOf(values, count));
        }
        char[] narrow = new char[count];
        for (int i = 0; i < count; i++) {
            narrow[i] = (char) values[i];
        }
        return new Narrow(narrow);
    }

    /** Two bytes each. */
    final class Narrow implements Packed {
        private final char[] values;

        private Narrow(char[] values) {
            this.values = values;
        }

        @Override
        public int get(int index) {
            return values[index];
        }
    }

    /** Four bytes each. */
    final class Wide implements Packed {
        private final int[] values;

        private Wide(int[] values) {
            this.values = values;
        }

        @Override
        public int get(int index) {
            return values[index];
        }
    }
}
