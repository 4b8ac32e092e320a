package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Bundles;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.tooling.RuleCatalog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which policy is asked. */
final class ChosenPolicy {

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Rules of your own, compiled by `policy build`; else the default rules.")
    private @Nullable Path bundle;

    @Option(
            names = "--digest",
            paramLabel = "sha256:HEX",
            description = "What the bundle's digest must be; else that in FILE.sha256 beside it.")
    private @Nullable String digest;

    @Option(names = "--settings", paramLabel = "FILE", description = "Your own lists and limits.")
    private @Nullable Path settings;

    @Option(names = "--rules", paramLabel = "DIR", description = "Where your own rules' sources lie, to name them.")
    private @Nullable Path rules;

    RegoDecisionPoint policy() {
        return Bundles.policy("--bundle", bundle, digest, settings);
    }

    RuleCatalog catalog() {
        RuleCatalog known = RuleCatalog.defaults();
        return rules == null ? known : known.with(rules);
    }
}
