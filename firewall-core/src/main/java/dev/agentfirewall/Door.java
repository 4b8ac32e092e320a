package dev.agentfirewall;

import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;

/** The ways through a firewall, for a {@link FirewallObserver} that watches them. Never throws; thread-safe. */
public interface Door {

    /** As {@link Firewall#guard}. */
    ToolOutcome guard(RequestContext context, ProposedCall call, ToolInvoker tool);

    /** As {@link Firewall#screen}. */
    Screened screen(RequestContext context, Content content);

    /** As {@link Firewall#offer}. */
    boolean offer(RequestContext context, ToolDescriptor tool, String description);
}
