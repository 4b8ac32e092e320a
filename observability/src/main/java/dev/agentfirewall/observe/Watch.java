package dev.agentfirewall.observe;

import io.opentelemetry.api.trace.Span;
import java.util.function.Supplier;

/**
 * What the watchers of all parts share. Whatever goes wrong with watching, a registry that refuses a meter or an exporter that throws, is counted
 * and goes no further: nothing that is watched may change by it. Thread-safe.
 *
 * @param meters where it is counted
 * @param spans how it is traced
 * @param names what may be named
 */
record Watch(Meters meters, Spans spans, Names names) {

    /** Begins a step in the span that {@code made} gives, which is current until it ends. */
    Step begin(Supplier<Span> made) {
        return begun(() -> Step.in(made.get()));
    }

    /** Begins a step that may end on another thread. */
    Step apart(Supplier<Span> made) {
        return begun(() -> Step.apart(made.get()));
    }

    private Step begun(Supplier<Step> beginning) {
        try {
            return beginning.get();
        } catch (Throwable e) { // what it says may quote what it was told
            failed();
            return Step.untold();
        }
    }

    /** Tells something. */
    void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (Throwable e) { // as above
            failed();
        }
    }

    /** Ends a step. */
    void end(Step step) {
        quietly(step::end);
    }

    /** Ends a step that is a stage. */
    void end(Step step, Stage stage) {
        quietly(() -> meters.stage(stage, step.nanos()));
        end(step);
    }

    private void failed() {
        try {
            meters.count(Metric.OBSERVATION_FAILURES);
        } catch (Throwable e) {
            // nobody is left to tell
        }
    }
}
