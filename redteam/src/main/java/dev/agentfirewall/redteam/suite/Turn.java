package dev.agentfirewall.redteam.suite;

/** What comes next in a task. */
public sealed interface Turn {

    /** The user says something more. */
    record Said(String words) implements Turn {
        @Override
        public String toString() {
            return "words of the user";
        }
    }

    /** The agent calls a tool. */
    record Called(ScriptedCall call) implements Turn {}
}
