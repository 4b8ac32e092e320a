package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.langchain4j.canary.Streamed;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose model never reads an address, and which writes to it all the same. */
class PseudonymousAgentTest {
    private static final String BOB = "bob.miller@acme.example";

    @TempDir
    Path folder;

    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
    private final Office office = new Office();
    private AgentFirewall firewall;

    @BeforeEach
    void guard() throws Exception {
        Path settings = folder.resolve("settings.json");
        Files.writeString(settings, """
                {"pseudonyms": {"inward": {
                    "user_input": {"pii.email": true}, "retrieval": {}, "tool_result": {"pii.email": true}}}}
                """);
        firewall = AgentFirewall.builder(Firewall.builder()
                        .policy(RegoPolicies.defaults(settings))
                        .scanner(RagScanner.rules())
                        .scanner(SensitiveDataScanner.standard())
                        .pseudonyms(Duration.ofHours(1))
                        .audit(audit)
                        .build())
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .build();
    }

    @Test
    void model_readsPlaceholders_toolAndReaderGetTheValues() {
        ScriptedModel model = saying(
                call("sendMail", "{\"to\":\"[EMAIL_1]\",\"text\":\"Noon is fine.\"}"),
                text("I wrote to [EMAIL_1] that noon is fine."),
                text("Yes, to [EMAIL_1]."));
        Assistant assistant = firewall.services(Assistant.class)
                .chatModel(model.blocking())
                .chatMemory(memory)
                .tools(office)
                .build();

        assertThat(assistant.chat("Tell " + BOB + " that noon is fine."))
                .isEqualTo("I wrote to " + BOB + " that noon is fine.");
        assertThat(office.ran).containsExactly("sendMail " + BOB);
        assertThat(assistant.chat("Are you sure?")).isEqualTo("Yes, to " + BOB + ".");
        assertThat(model.everythingShown()).contains("[EMAIL_1]").doesNotContain(BOB);
        assertThat(recorded()).doesNotContain(BOB);
    }

    @Test
    void stream_showsTheValueAndKeepsItInMemoryAsItWasShown() throws Exception {
        ScriptedModel model = saying(text("The address is [EMAIL_1] and there is none but that."), text("Done."));
        Assistant.Streaming assistant = firewall.services(Assistant.Streaming.class)
                .streamingChatModel(model.streaming())
                .chatMemory(memory)
                .build();

        Streamed streamed = Streamed.of(assistant.chat("What is in this: " + BOB));
        String shown = "The address is " + BOB + " and there is none but that.";
        assertThat(streamed).isEqualTo(new Streamed(shown, shown));
        assertThat(memory.messages().toString()).contains(shown);
        Streamed.of(assistant.chat("Thanks."));
        assertThat(model.everythingShown()).doesNotContain(BOB);
    }

    private String recorded() {
        return audit.records().stream()
                .map(record -> CanonicalJson.write(record.event()))
                .collect(Collectors.joining("\n"));
    }
}
