package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.rag.RagScanner;
import dev.langchain4j.agent.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tools a live model is offered, whose effects were guessed and not reviewed. */
class InferredOffersTest {
    private static final String GUESSED = """
            {"version": 1, "tools": [
              {"name": "findNotes", "inferred": true, "effects": ["read"], "objects": ["note"]},
              {"name": "removeNote", "inferred": true, "effects": ["delete"], "objects": ["note"]},
              {"name": "runScript", "inferred": true, "effects": ["execute"], "objects": ["script"]}]}""";
    private static final String ASKED = "Find my notes about the harbour.";

    private final Notes notes = new Notes();

    @Test
    void offered_userWordsRead_areThoseThatPolicyJudgesByWhoWantedThem() {
        ScriptedModel model = saying(text("done"));
        ask(new Listening(), "user", model);
        assertThat(model.offered(0)).containsExactlyInAnyOrder("findNotes", "removeNote", "runScript");
    }

    @Test
    void offered_subjectHasNoRoleForIt_isHidden() {
        ScriptedModel model = saying(text("done"));
        ask(new Listening(), "visitor", model);
        assertThat(model.offered(0)).isEmpty();
    }

    @Test
    void offered_nobodyReadsTheWords_areNone() {
        ScriptedModel model = saying(text("done"));
        ask(CallTracer.exact(), "user", model);
        assertThat(model.offered(0)).isEmpty();
    }

    @Test
    void called_whatTheUserDidNotAskFor_doesNotRunThoughItWasOffered() {
        ScriptedModel model =
                saying(call("findNotes", "{}"), call("removeNote", "{}"), call("runScript", "{}"), text("done"));
        ask(new Listening(), "user", model);
        assertThat(notes.ran).containsExactly("findNotes");
    }

    private void ask(CallTracer tracer, String role, ScriptedModel model) {
        Firewall core = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .tracer(tracer)
                .audit(new MemoryAuditSink())
                .build();
        AgentFirewall.builder(core)
                .subjects(SubjectResolver.always(Subject.of("emma", role)))
                .declarations(guessed())
                .build()
                .services(Assistant.class)
                .chatModel(model.blocking())
                .tools(notes)
                .build()
                .chat(ASKED);
    }

    private static ToolDeclarations guessed() {
        try {
            return ToolDeclarations.parse(GUESSED);
        } catch (ToolDeclarationException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the user's words, and finds in them nothing that asks for a call. */
    private static final class Listening implements CallTracer {
        @Override
        public CallFacts trace(Conversation conversation, Label read, ToolCall call, long done) {
            CallFacts facts = CallTracer.exact().trace(conversation, read, call, done);
            return new CallFacts(facts.arguments(), facts.requestedBy(), task(conversation), facts.repeat());
        }

        @Override
        public Task task(Conversation conversation) {
            return new Task(Set.of(Effect.READ), List.of(), List.of(), true);
        }
    }

    /** Tools that nobody has declared. */
    static final class Notes {
        private final List<String> ran = new ArrayList<>();

        @Tool("Finds notes")
        String findNotes() {
            return run("findNotes");
        }

        @Tool("Removes a note")
        String removeNote() {
            return run("removeNote");
        }

        @Tool("Runs a script")
        String runScript() {
            return run("runScript");
        }

        private String run(String tool) {
            ran.add(tool);
            return "The harbour opens at nine.";
        }
    }
}
