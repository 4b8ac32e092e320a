package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.enforcement.ToolOutput;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is traced is what happened, in its order, and by the conventions. */
class TracesTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = sdk(Sampler.alwaysOn());
    private final Observability observability =
            Observability.micrometer(new SimpleMeterRegistry()).opentelemetry(telemetry);

    private OpenTelemetrySdk sdk(Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void guard_permittedCall_isASpanWithItsPartsInIt() {
        new Office(observability).send(Office.TO_BOB);

        SpanData call = span("execute_tool send_email");
        assertThat(told(call, "gen_ai.operation.name")).contains("execute_tool");
        assertThat(told(call, "gen_ai.tool.name")).contains("send_email");
        assertThat(told(call, "agent_firewall.decision")).contains("permit");
        assertThat(told(call, "agent_firewall.outcome")).contains("completed");
        assertThat(told(call, "agent_firewall.policy.bundle"))
                .hasValueSatisfying(digest -> assertThat(digest).startsWith("sha256:"));
        assertThat(told(call, "gen_ai.conversation.id"))
                .hasValueSatisfying(digest -> assertThat(digest).startsWith("sha256:"));
        assertThat(call.getAttributes().get(AttributeKey.longKey("agent_firewall.audit.sequence")))
                .isEqualTo(3);
        assertThat(spans.getFinishedSpanItems().stream()
                        .filter(span -> span.getParentSpanId().equals(call.getSpanId()))
                        .map(SpanData::getName))
                .containsExactly("trace_arguments", "decide", "run_tool", "scan", "decide");
    }

    @Test
    void guard_deniedCall_tellsWhyAndIsNoError() {
        new Office(observability).send(Office.TO_EVE);

        SpanData call = span("execute_tool send_email");
        assertThat(told(call, "agent_firewall.outcome")).contains("refused");
        assertThat(told(call, "agent_firewall.code")).contains("mail.recipient_untrusted");
        assertThat(call.getAttributes().get(AttributeKey.stringArrayKey("agent_firewall.reasons")))
                .contains("mail.recipient_untrusted");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.getFinishedSpanItems())
                .noneMatch(span -> span.getName().equals("run_tool"));
    }

    @Test
    void guard_failedTool_isAnErrorWithoutItsMessage() {
        Office office = new Office(observability);
        office.aDay();

        SpanData run = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("run_tool"))
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(told(run, "error.type")).contains("tool.failed");
        assertThat(run.getStatus().getDescription()).isEmpty();
        assertThat(run.getEvents()).isEmpty();
    }

    @Test
    void guard_insideASpanOfTheHost_isItsChildAndTheToolsSpansAreItsOwn() {
        Office office = new Office(observability);
        Span request = telemetry.getTracer("host").spanBuilder("POST /chat").startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            office.firewall().guard(office.asked(), call(), run -> {
                telemetry.getTracer("host").spanBuilder("SMTP").startSpan().end();
                return ToolOutput.text("sent");
            });
        } finally {
            request.end();
        }

        assertThat(span("execute_tool send_email").getParentSpanId())
                .isEqualTo(request.getSpanContext().getSpanId());
        assertThat(span("SMTP").getParentSpanId()).isEqualTo(span("run_tool").getSpanId());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void screen_document_isASpanOfItsCheckpoint() {
        new Office(observability).read(Office.INJECTED);

        assertThat(told(span("screen retrieval"), "agent_firewall.outcome")).isPresent();
        assertThat(span("screen retrieval").getAttributes().get(AttributeKey.stringArrayKey("agent_firewall.findings")))
                .contains("text.injection.override");
    }

    @Test
    void answer_streamed_isOneSpanUnderThatOfTheRequestWhoeverItsWordsCameFrom() throws Exception {
        Office office = new Office(observability);
        Span request = telemetry.getTracer("host").spanBuilder("POST /chat").startSpan();
        AnswerStream answer;
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            answer = office.firewall().answer(office.asked());
        }
        Thread provider = new Thread(() -> {
            for (int i = 0; i < 40; i++) {
                answer.accept("The cafeteria opens at nine, and so does the shop. ");
            }
            answer.end();
        });
        spans.reset();
        provider.start();
        provider.join();

        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        SpanData said = span("screen model_output");
        assertThat(said.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(told(said, "agent_firewall.checkpoint")).contains("model_output");
        assertThat(told(said, "agent_firewall.outcome")).contains("passed");
        assertThat(told(said, "agent_firewall.decision")).contains("permit");
        assertThat(told(said, "gen_ai.conversation.id")).isPresent();
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("cafeteria");
        request.end();
    }

    @Test
    void answer_brokenOff_tellsWhy() {
        Office office = new Office(observability);
        AnswerStream answer = office.firewall().answer(office.asked());
        answer.accept("The cafeteria opens");
        answer.stop("answer.incoherent");
        answer.stop("answer.again");

        assertThat(told(span("screen model_output"), "agent_firewall.outcome")).contains("withheld");
        assertThat(told(span("screen model_output"), "agent_firewall.code")).contains("answer.incoherent");
    }

    @Test
    void answer_ofNoWords_hasNoSpan() {
        Office office = new Office(observability);
        office.firewall().answer(office.asked()).end();

        assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getName).doesNotContain("screen model_output");
    }

    @Test
    void offer_hasNoSpans() {
        Office office = new Office(observability);
        office.asked();
        spans.reset();
        office.firewall().offer(office.asked(), Office.SEND, "Sends a mail");

        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsOnly("screen user_input", "screen tool_result");
    }

    @Test
    void guard_toolNobodyDeclared_isNotNamed() {
        new Office(observability).call(ToolDescriptor.undeclared("rm_rf_my_secret"), "{}", "");

        assertThat(span("execute_tool other")).isNotNull();
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("rm_rf");
    }

    @Test
    void guard_sampledOut_makesNoSpansOfParts() {
        OpenTelemetrySdk none = sdk(Sampler.alwaysOff());
        new Office(Observability.micrometer(new SimpleMeterRegistry()).opentelemetry(none)).send(Office.TO_BOB);

        assertThat(spans.getFinishedSpanItems()).isEmpty();
        none.close();
    }

    @Test
    void content_unlessAskedFor_isNotTold() {
        new Office(observability).aDay();

        assertThat(spans.getFinishedSpanItems())
                .noneMatch(span -> told(span, "agent_firewall.text.shown").isPresent()
                        || told(span, "gen_ai.tool.call.result").isPresent());
    }

    @Test
    void content_askedFor_isWhatWasShownAndNothingThatWasCut() {
        Office office = new Office(observability.screenedTexts(true));
        office.call(Office.SEND, Office.TO_BOB, "sent as number 4711");
        office.call(Office.SEND, Office.TO_BOB, "Sent. " + Office.INJECTED);

        assertThat(told(span("execute_tool send_email"), "gen_ai.tool.call.result"))
                .contains("sent as number 4711");
        assertThat(told(span("screen user_input"), "agent_firewall.text.shown")).contains(Office.ASKED);
        office.firewall().answer(office.asked(), "It was sent at nine.");
        assertThat(told(span("screen model_output"), "agent_firewall.text.shown"))
                .contains("It was sent at nine.");
        assertThat(spans.getFinishedSpanItems().toString())
                .doesNotContain("every invoice")
                .doesNotContain("It is on Monday");
    }

    private static ProposedCall call() {
        return new ProposedCall("call_1", Office.SEND, Office.TO_BOB);
    }

    private SpanData span(String name) {
        List<SpanData> finished = spans.getFinishedSpanItems();
        return finished.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no `" + name + "` among "
                        + finished.stream().map(SpanData::getName).toList()));
    }

    private static Optional<String> told(SpanData span, String key) {
        return Optional.ofNullable(span.getAttributes().get(AttributeKey.stringKey(key)));
    }
}
