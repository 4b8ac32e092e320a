package dev.agentfirewall.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * Makes spans. A part's span is made only inside a span that is recorded: of what is sampled out nothing is paid but the question whether it is.
 * Thread-safe.
 */
final class Spans {
    private static final String SCOPE = "dev.agentfirewall";

    private final Tracer tracer;
    private final boolean content;

    Spans(OpenTelemetry telemetry, boolean content) {
        this.tracer = telemetry.getTracer(SCOPE);
        this.content = content;
    }

    /** Whether screened texts may be told. */
    boolean content() {
        return content;
    }

    /** The span of a call's whole way. */
    Span call(String tool) {
        return tracer.spanBuilder("execute_tool " + tool)
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(Keys.OPERATION, "execute_tool")
                .setAttribute(Keys.TOOL, tool)
                .setAttribute(Keys.TOOL_TYPE, "function")
                .startSpan();
    }

    /** The span of a text's whole way. */
    Span text(String checkpoint) {
        return tracer.spanBuilder("screen " + checkpoint)
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(Keys.CHECKPOINT, checkpoint)
                .startSpan();
    }

    /** The same, in {@code parent}, of a text that comes in pieces. */
    Span text(String checkpoint, Context parent) {
        return tracer.spanBuilder("screen " + checkpoint)
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(Keys.CHECKPOINT, checkpoint)
                .startSpan();
    }

    /** The span of a request to a chat model. */
    Span chat(String model, String provider) {
        return tracer.spanBuilder("chat " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(Keys.OPERATION, "chat")
                .setAttribute(Keys.REQUEST_MODEL, model)
                .setAttribute(Keys.PROVIDER, provider)
                .startSpan();
    }

    /** The span of one part of what is under way, where that is recorded. */
    Span part(String name) {
        Way way = Way.current();
        Span whole = way == null ? Span.current() : way.span;
        boolean told = whole.isRecording() && (way == null || !way.inPieces);
        return told ? tracer.spanBuilder(name).startSpan() : Span.getInvalid();
    }

    /** One with an attribute that is known beforehand. */
    Span part(String name, AttributeKey<String> key, String value) {
        Span span = part(name);
        if (span.isRecording()) {
            span.setAttribute(key, value);
        }
        return span;
    }
}
