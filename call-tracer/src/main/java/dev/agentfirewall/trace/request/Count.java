package dev.agentfirewall.trace.request;

/**
 * How many times an order may be carried out before it has been carried out.
 *
 * @param most at least 1; {@link Integer#MAX_VALUE} where the words set no limit ("all", "each", a plural without number)
 */
public record Count(int most) {
    public static final Count ONE = new Count(1);
    public static final Count UNBOUNDED = new Count(Integer.MAX_VALUE);

    public Count {
        if (most < 1) {
            throw new IllegalArgumentException("an order asks for something at least once");
        }
    }

    public static Count of(int most) {
        return new Count(Math.max(1, most));
    }

    public boolean isBounded() {
        return most != Integer.MAX_VALUE;
    }

    /** This many for each of {@code others}. */
    Count times(int others) {
        return isBounded() ? new Count((int) Math.min(Integer.MAX_VALUE, (long) most * Math.max(1, others))) : this;
    }
}
