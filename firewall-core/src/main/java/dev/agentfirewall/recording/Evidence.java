package dev.agentfirewall.recording;

import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutput;
import java.util.List;
import java.util.Optional;

/** What happened at one of an agent's doors, whole. Guarded: none of it is in {@code toString}. */
public sealed interface Evidence {

    /** Who acted, where known. */
    Optional<Subject> subject();

    /** In which conversation. */
    ConversationId conversation();

    /**
     * A request to a model and its answer.
     *
     * @param turn what was shown, and the answer as it was let through
     * @param said the answer as the model gave it; the sentence that stands for it, where the request was refused
     * @param refused why the model was not asked; empty where it was. The last message of {@code turn} is then what was refused
     * @param model which model
     */
    record Answered(Optional<Subject> subject, Turn turn, ShownMessage said, Optional<String> refused, String model)
            implements Evidence {
        @Override
        public ConversationId conversation() {
            return turn.conversation();
        }

        @Override
        public String toString() {
            return "evidence of a " + turn;
        }
    }

    /**
     * A call that is about to run.
     *
     * @param call its id
     * @param tool which tool
     * @param arguments the canonical text that it runs with
     */
    record Called(Optional<Subject> subject, ConversationId conversation, String call, String tool, String arguments)
            implements Evidence {
        @Override
        public String toString() {
            return "evidence of a call of `" + tool + "`";
        }
    }

    /**
     * What a call gave back, before anything was cut or withheld.
     *
     * @param call its id
     * @param tool which tool
     * @param outcome what became of it: {@code completed}, {@code withheld}, {@code failed}
     * @param code why, empty for a completed call
     * @param parts as the tool gave them
     */
    record Returned(
            Optional<Subject> subject,
            ConversationId conversation,
            String call,
            String tool,
            String outcome,
            String code,
            List<ToolOutput.Part> parts)
            implements Evidence {
        public Returned {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return "evidence of a result of `" + tool + "`";
        }
    }
}
