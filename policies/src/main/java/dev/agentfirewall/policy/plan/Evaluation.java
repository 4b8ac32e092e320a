package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.builtin.Budget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One evaluation under way: what it may still spend, and the rules it has answered. Confined to its thread. */
final class Evaluation implements Budget {
    /** How many steps pass between two looks at the clock and the interrupt flag. */
    private static final int STRIDE = 4096;

    /** Stands in the memory of rules for one that was asked and is undefined. */
    private static final Object UNDEFINED = new Object();

    private final PlanLimits limits;
    private final long start = System.nanoTime();
    private final List<Object> results = new ArrayList<>(1);
    private long stepsLeft;
    private int untilLook;
    private int depth;
    private Object[] answers;

    /** What the function that returned last returned. */
    @Nullable
    Object returned;

    Evaluation(PlanLimits limits, int functions) {
        this.limits = limits;
        stepsLeft = limits.maxSteps();
        answers = new Object[functions];
        take();
    }

    private void take() {
        untilLook = (int) Math.min(STRIDE, stepsLeft);
        stepsLeft -= untilLook;
    }

    /** Spends a few steps; inlined everywhere, so as short as can be. */
    void step(int steps) {
        if ((untilLook -= steps) < 0) {
            look();
        }
    }

    @Override
    public void spend(long steps) {
        if (steps > untilLook) {
            stepsLeft -= steps - untilLook;
            untilLook = 0;
            look();
        } else {
            untilLook -= (int) steps;
        }
    }

    private void look() {
        stepsLeft += untilLook; // what was overspent
        if (stepsLeft < 0) {
            throw new Halt("plan.step_limit", "evaluation took more than " + limits.maxSteps() + " steps");
        }
        if (System.nanoTime() - start > limits.maxTime().toNanos()) {
            throw new Halt(
                    "plan.time_limit",
                    "evaluation took longer than " + limits.maxTime().toMillis() + " ms");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Halt("plan.interrupted", "evaluation was interrupted");
        }
        take();
    }

    void enter() {
        if (++depth > limits.maxDepth()) {
            throw new Halt("plan.depth", "more than " + limits.maxDepth() + " rules wait for one another");
        }
    }

    void leave() {
        depth--;
    }

    boolean answered(int rule) {
        return answers[rule] != null;
    }

    /** The remembered answer of a rule that {@link #answered}. */
    @Nullable
    Object answer(int rule) {
        Object answer = answers[rule];
        return answer == UNDEFINED ? null : answer;
    }

    void remember(int rule, @Nullable Object answer) {
        answers[rule] = answer == null ? UNDEFINED : answer;
    }

    /** Forgets all answers, as they depend on a document that changes; gives them back for {@link #restore}. */
    Object[] forget() {
        Object[] before = answers;
        answers = new Object[before.length];
        return before;
    }

    void restore(Object[] before) {
        answers = before;
    }

    void addResult(Object result) {
        results.add(result);
    }

    List<Object> results() {
        return results;
    }
}
