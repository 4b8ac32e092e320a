package dev.agentfirewall.faults;

import java.util.List;

/** The ways into the firewall that the matrix tries. */
enum Door {
    IN_PROCESS("In process"),
    OPA_SERVER("OPA server"),
    AGENT("LangChain4j agent");

    static final List<Door> ALL = List.of(values());

    private final String title;

    Door(String title) {
        this.title = title;
    }

    /** Tries a call through this door. */
    Seen act(Stage stage) {
        return this == AGENT ? AgentDoor.act(stage) : DirectDoor.act(stage);
    }

    String title() {
        return title;
    }
}
