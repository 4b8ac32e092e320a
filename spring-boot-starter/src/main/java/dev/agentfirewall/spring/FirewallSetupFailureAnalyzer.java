package dev.agentfirewall.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells people why the firewall does not let the application start, in place of a stack trace. */
final class FirewallSetupFailureAnalyzer extends AbstractFailureAnalyzer<FirewallSetupException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FirewallSetupException cause) {
        return new FailureAnalysis("The agent firewall does not stand: " + cause.getMessage(), cause.remedy(), failure);
    }
}
