package dev.agentfirewall.policy.plan;

/**
 * A statement made ready to run. Immutable; all that changes is in the frame (the function's locals, {@code null} where
 * undefined) and the evaluation.
 *
 * <p>A plan class for each statement, and not a switch or bytecode of our own: HotSpot compiles each small method whatever the size of
 * the policy, so there is no number of rules at which it gives up.
 */
abstract class Node {
    /** Go on to the next statement. */
    static final int NEXT = -1;

    /** Leave the function; {@link Evaluation#returned} is its answer. */
    static final int RETURN = -2;

    /** Leave this block: the statement is undefined. A greater number leaves as many blocks more. */
    static final int UNDEFINED = 0;

    abstract int run(Object[] frame, Evaluation evaluation);
}
