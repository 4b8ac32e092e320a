package dev.agentfirewall.enforcement;

/** Runs a tool. Called once at most, after the decision is on record. */
@FunctionalInterface
public interface ToolInvoker {

    /** Runs the tool with the call's canonical arguments. What it throws is told to nobody but the host's own tool. */
    ToolOutput invoke(AuthorizedCall call) throws Exception;
}
