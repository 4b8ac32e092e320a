package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Bundles;
import dev.agentfirewall.policy.RegoDecisionPoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say by which policy runs are judged. */
final class ReplayPolicy {
    @Option(
            names = "--policy",
            paramLabel = "BUNDLE",
            description = "Rules of your own, compiled by `policy build`; else the default rules.")
    private @Nullable Path bundle;

    @Option(
            names = "--digest",
            paramLabel = "sha256:HEX",
            description = "What the bundle's digest must be; else that in BUNDLE.sha256 beside it.")
    private @Nullable String digest;

    @Option(names = "--settings", paramLabel = "FILE", description = "Your own lists and limits.")
    private @Nullable Path settings;

    RegoDecisionPoint policy() {
        return Bundles.policy("--policy", bundle, digest, settings);
    }

    /** A bundle under the same settings, believed for the digest beside it. */
    RegoDecisionPoint of(Path other) {
        return Bundles.open(other, null, settings);
    }
}
