package dev.agentfirewall.faults;

/** What kind of part breaks; the matrix is printed in this order. */
enum Area {
    ARGUMENTS("Arguments"),
    SUBJECT("Subject"),
    ENGINE("Policy engine"),
    ANSWER("Policy's answer"),
    BUNDLE("Policy bundle"),
    SERVER("OPA server"),
    APPROVAL("Approval"),
    AUDIT("Audit log"),
    SCANNER("Scanner"),
    TOOL("Tool"),
    CLOCK("Clock"),
    CONCURRENCY("Threads"),
    ADAPTER("LangChain4j");

    private final String title;

    Area(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
