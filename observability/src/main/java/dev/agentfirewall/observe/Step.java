package dev.agentfirewall.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Something under way: when it began, and its span. Ended once, on the thread on which it began unless it stands apart. */
final class Step {
    private final Span span;
    private final Scope scope;
    private final long began = System.nanoTime();

    private Step(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** A step in {@code span}, which is current until the step ends. */
    @SuppressWarnings("MustBeClosedChecker") // the step's end closes it
    static Step in(Span span) {
        return new Step(span, span.getSpanContext().isValid() ? span.makeCurrent() : Scope.noop());
    }

    /** A step in {@code span}, which may end on another thread: it is not made current. */
    static Step apart(Span span) {
        return new Step(span, Scope.noop());
    }

    /** A step of which nothing but its time is told. */
    static Step untold() {
        return new Step(Span.getInvalid(), Scope.noop());
    }

    Span span() {
        return span;
    }

    boolean isRecording() {
        return span.isRecording();
    }

    Step tell(AttributeKey<String> key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    /** It did not work out. */
    void failed(String code) {
        span.setAttribute(Keys.ERROR, code);
        span.setStatus(StatusCode.ERROR);
    }

    /** How long it has taken so far. */
    long nanos() {
        return System.nanoTime() - began;
    }

    void end() {
        scope.close();
        span.end();
    }
}
