package dev.agentfirewall.cli.calibrate;

import java.util.Locale;

/**
 * Where on the drawing a threshold and a share lie. Thresholds are spread by their log-odds, since what matters is near 0
 * and near 1; those beyond the ends lie on them.
 *
 * @param top the share at the top edge
 */
record Plane(double left, double right, double upper, double lower, double top) {
    private static final double END = 9; // log-odds; a probability of 0.0001, or 0.9999

    double x(double probability) {
        double odds = Math.log(probability / (1 - probability));
        double held = Math.max(-END, Math.min(END, odds));
        return left + (right - left) * (held + END) / (2 * END);
    }

    double y(double share) {
        return lower - (lower - upper) * Math.min(share, top) / top;
    }

    /** The threshold at a place from 0, the left edge, to 1. */
    static double threshold(double place) {
        return 1 / (1 + Math.exp(END - 2 * END * place));
    }

    /** A point for a path. */
    String point(double probability, double share) {
        return number(x(probability)) + "," + number(y(share));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
