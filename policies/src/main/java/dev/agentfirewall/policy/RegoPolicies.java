package dev.agentfirewall.policy;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The ways to a policy that most hosts want. Each reads, verifies and tests the policy at once, and throws a
 * {@link PolicyLoadException} rather than start without one.
 */
public final class RegoPolicies {
    private RegoPolicies() {}

    /** The rules and settings that come with the firewall. */
    public static RegoPolicyDecisionPoint defaults() {
        return RegoPolicyDecisionPoint.of(DefaultPolicy.bundle());
    }

    /** The rules that come with the firewall, under the host's own lists and limits ({@link SettingsOverride}). */
    public static RegoPolicyDecisionPoint defaults(Path settings) {
        return RegoPolicyDecisionPoint.of(DefaultPolicy.bundle().withSettings(SettingsOverride.load(settings)));
    }

    /** The host's own rules, as {@code opa build -t plan} compiled them. */
    public static RegoPolicyDecisionPoint bundle(Path bundle, BundleTrust trust) {
        return RegoPolicyDecisionPoint.of(PolicyBundle.load(bundle, trust));
    }

    /** The host's own rules, under lists and limits from a file of its own. */
    public static RegoPolicyDecisionPoint bundle(Path bundle, BundleTrust trust, Path settings) {
        return RegoPolicyDecisionPoint.of(
                PolicyBundle.load(bundle, trust).withSettings(SettingsOverride.load(settings)));
    }

    /** The host's own rules, looked at again every {@code interval} and replaced when a new bundle is sound. */
    public static ReloadingPolicyDecisionPoint reloading(Path bundle, BundleTrust trust, Duration interval) {
        return ReloadingPolicyDecisionPoint.watching(PolicySource.files(bundle, trust), interval);
    }

    /** The default rules, under lists and limits that are read again when their file changes, every {@code interval} at most. */
    public static ReloadingPolicyDecisionPoint reloadingDefaults(Path settings, Duration interval) {
        return ReloadingPolicyDecisionPoint.watching(PolicySource.defaults(settings), interval);
    }
}
