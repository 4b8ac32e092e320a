package dev.agentfirewall.cli;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Policies as commands name them: a bundle, the digest it is believed for, and settings. */
public final class Bundles {
    private Bundles() {}

    /**
     * The policy that options name; the default rules where they name no bundle.
     *
     * @param option the option that names the bundle, for messages
     * @param digest what the bundle's digest must be; where absent, what the file beside it says
     */
    public static RegoDecisionPoint policy(
            String option, @Nullable Path bundle, @Nullable String digest, @Nullable Path settings) {
        if (bundle != null) {
            return open(bundle, digest, settings);
        }
        if (digest != null) {
            throw new WrongUseException("`--digest` goes with `" + option + "`");
        }
        return settings == null ? RegoPolicies.defaults() : RegoPolicies.defaults(settings);
    }

    /** The policy in {@code bundle}. */
    public static RegoDecisionPoint open(Path bundle, @Nullable String digest, @Nullable Path settings) {
        BundleTrust trust = digest == null
                ? BundleTrust.pinnedBy(bundle.resolveSibling(bundle.getFileName() + ".sha256"))
                : BundleTrust.pinned(parsed(digest));
        return settings == null ? RegoPolicies.bundle(bundle, trust) : RegoPolicies.bundle(bundle, trust, settings);
    }

    private static Digest parsed(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--digest` is sha256: and 64 hexadecimal digits");
        }
    }
}
