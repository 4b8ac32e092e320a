package dev.agentfirewall.cli.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
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
        if (bundle == null) {
            if (digest != null) {
                throw new WrongUseException("`--digest` goes with `--bundle`");
            }
            return settings == null ? RegoPolicies.defaults() : RegoPolicies.defaults(settings);
        }
        return settings == null
                ? RegoPolicies.bundle(bundle, trust(bundle))
                : RegoPolicies.bundle(bundle, trust(bundle), settings);
    }

    RuleCatalog catalog() {
        RuleCatalog known = RuleCatalog.defaults();
        return rules == null ? known : known.with(rules);
    }

    private BundleTrust trust(Path file) {
        if (digest == null) {
            return BundleTrust.pinnedBy(file.resolveSibling(file.getFileName() + ".sha256"));
        }
        try {
            return BundleTrust.pinned(Digest.parse(digest));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--digest` is sha256: and 64 hexadecimal digits");
        }
    }
}
