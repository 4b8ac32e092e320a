package dev.agentfirewall.cli.replay;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
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
        if (bundle == null) {
            if (digest != null) {
                throw new WrongUseException("`--digest` goes with `--policy`");
            }
            return settings == null ? RegoPolicies.defaults() : RegoPolicies.defaults(settings);
        }
        return of(bundle, digest == null ? pinnedBeside(bundle) : BundleTrust.pinned(parsed(digest)));
    }

    /** A bundle under the same settings, believed for the digest beside it. */
    RegoDecisionPoint of(Path other) {
        return of(other, pinnedBeside(other));
    }

    private RegoDecisionPoint of(Path file, BundleTrust trust) {
        return settings == null ? RegoPolicies.bundle(file, trust) : RegoPolicies.bundle(file, trust, settings);
    }

    private static BundleTrust pinnedBeside(Path file) {
        return BundleTrust.pinnedBy(file.resolveSibling(file.getFileName() + ".sha256"));
    }

    private static Digest parsed(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--digest` is sha256: and 64 hexadecimal digits");
        }
    }
}
