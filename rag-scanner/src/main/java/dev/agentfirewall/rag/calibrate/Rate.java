package dev.agentfirewall.rag.calibrate;

import java.util.Locale;

/**
 * A share of texts, with its Wilson interval at 95 %: where the share among all such texts lies, if these were drawn from
 * them like lots.
 *
 * @param hits how many
 * @param of of how many; 0 is a share that nothing is known of
 */
public record Rate(int hits, int of) {
    private static final double Z = 1.959964;

    public Rate {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("a share is between none and all");
        }
    }

    /** The share itself, 0 to 1; 0 of none is 0. */
    public double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /** The interval's lower end. */
    public double low() {
        return hits == 0 ? 0 : bound(-1);
    }

    /** The interval's upper end. */
    public double high() {
        return hits == of ? 1 : bound(1);
    }

    private double bound(int sign) {
        double p = share();
        double spread = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        return Math.min(1, Math.max(0, (p + Z * Z / (2 * of) + sign * spread) / (1 + Z * Z / of)));
    }

    /** Such as {@code 3 of 400, 0.8 % [0.3, 2.2]}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d of %d, %.1f %% [%.1f, %.1f]", hits, of, 100 * share(), 100 * low(), 100 * high());
    }
}
