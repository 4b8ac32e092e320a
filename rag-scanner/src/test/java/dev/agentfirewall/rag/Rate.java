package dev.agentfirewall.rag;

import java.util.Locale;

/** A share with its Wilson interval at 95 %. */
record Rate(int hits, int of) {
    private static final double Z = 1.96;

    static Rate none() {
        return new Rate(0, 0);
    }

    Rate with(boolean hit) {
        return new Rate(hits + (hit ? 1 : 0), of + 1);
    }

    double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    private double bound(int sign) {
        if (of == 0) {
            return 0;
        }
        double p = share();
        double spread = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        return Math.min(1, Math.max(0, (p + Z * Z / (2 * of) + sign * spread) / (1 + Z * Z / of)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%5d of %5d = %5.1f %% [%4.1f, %4.1f]",
                hits,
                of,
                100 * share(),
                100 * bound(-1),
                100 * bound(1));
    }
}
