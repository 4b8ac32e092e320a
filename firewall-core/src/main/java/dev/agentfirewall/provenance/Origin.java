package dev.agentfirewall.provenance;

import dev.agentfirewall.artifact.Digest;

/** One source that a value came from. A fact, where a {@link Label} is a judgement. */
public sealed interface Origin {

    /** The name that policies read. */
    String kind();

    /** The host's own instructions to the model. */
    record SystemPrompt(Digest text) implements Origin {
        @Override
        public String kind() {
            return "system";
        }
    }

    /** What the user said. */
    record UserInput(Digest text) implements Origin {
        @Override
        public String kind() {
            return "user";
        }
    }

    /** What the model said before. */
    record ModelOutput(Digest text) implements Origin {
        @Override
        public String kind() {
            return "model";
        }
    }

    /** What a tool returned. */
    record ToolOutput(String tool, Digest output) implements Origin {
        @Override
        public String kind() {
            return "tool_result";
        }
    }

    /** A chunk that a retriever found. */
    record RetrievedDocument(String source, Digest document) implements Origin {
        @Override
        public String kind() {
            return "document";
        }
    }
}
