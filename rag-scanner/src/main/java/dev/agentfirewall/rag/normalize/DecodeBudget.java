package dev.agentfirewall.rag.normalize;

/**
 * How much may still be decoded in one scan, in bytes or characters, whichever is counted. Spent and never given back,
 * so that a text that unpacks to more than a scan reads costs no more than what it reads.
 *
 * <p>Not thread-safe; made for one scan.
 */
public final class DecodeBudget {
    private long left;
    private boolean exceeded;

    public DecodeBudget(long most) {
        left = most;
    }

    /** What is left. */
    public long left() {
        return left;
    }

    /** Takes {@code amount}; false, and nothing taken, where less is left. */
    public boolean take(long amount) {
        if (amount > left) {
            exceeded = true;
            return false;
        }
        left -= amount;
        return true;
    }

    /** Whether more was asked for than was left, so that something was not decoded. */
    public boolean exceeded() {
        return exceeded;
    }
}
