package dev.agentfirewall.spring;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.policy.BundleKey;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.PolicyLoadException;
import dev.agentfirewall.policy.PolicySource;
import dev.agentfirewall.policy.RegoPolicyDecisionPoint;
import dev.agentfirewall.policy.ReloadingPolicyDecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the policy that the properties under {@code agent-firewall.policy} name. */
final class PolicyFactory {
    private static final String AT = "agent-firewall.policy.";

    private final AgentFirewallProperties.Policy told;
    private final PseudonymSettings pseudonyms;

    PolicyFactory(AgentFirewallProperties.Policy told, PseudonymSettings pseudonyms) {
        this.told = told;
        this.pseudonyms = pseudonyms;
    }

    /**
     * The policy, read, believed and tested.
     *
     * @throws FirewallSetupException when it is not, or properties contradict each other
     */
    PolicyDecisionPoint policy() {
        pseudonyms.check(told.settings() != null || told.bundle() != null);
        try {
            PolicySource source = told.bundle() == null ? defaults() : bundle(Path.of(told.bundle()));
            return told.reloadInterval() == null
                    ? RegoPolicyDecisionPoint.of(source.load())
                    : ReloadingPolicyDecisionPoint.watching(source, told.reloadInterval());
        } catch (PolicyLoadException e) {
            throw FirewallSetupException.because(
                    e, "See `" + AT + "*`, which says where the policy is and why it is believed.");
        }
    }

    private PolicySource defaults() {
        if (told.digest() != null || told.digestFile() != null || told.key() != null) {
            throw new FirewallSetupException(
                    "a digest or a key is told under `" + AT + "*`, but no bundle that it belongs to",
                    "Set `" + AT + "bundle`, or remove digest and key to have the rules that come with the firewall.");
        }
        PolicySource source = told.settings() == null ? new Shipped() : PolicySource.defaults(Path.of(told.settings()));
        return new Overlaid(source, pseudonyms);
    }

    private PolicySource bundle(Path bundle) {
        BundleTrust trust = trust();
        PolicySource source = told.settings() == null
                ? PolicySource.files(bundle, trust)
                : PolicySource.files(bundle, trust, Path.of(told.settings()));
        return new Overlaid(source, pseudonyms);
    }

    /** The rules that come with the firewall, as they are. */
    private record Shipped() implements PolicySource {
        @Override
        public PolicyBundle load() {
            return DefaultPolicy.bundle();
        }

        @Override
        public Digest fingerprint() {
            return DefaultPolicy.digest();
        }
    }

    /** A policy under what properties say besides. */
    private record Overlaid(PolicySource source, PseudonymSettings settings) implements PolicySource {
        @Override
        public PolicyBundle load() {
            return settings.over(source.load());
        }

        @Override
        public Digest fingerprint() {
            return source.fingerprint();
        }
    }

    private BundleTrust trust() {
        if (told.digest() != null && told.digestFile() != null) {
            throw new FirewallSetupException(
                    "`" + AT + "digest` and `" + AT + "digest-file` are both set, and one bundle has one digest",
                    "Remove one of them.");
        }
        Optional<BundleTrust> pinned = pinned();
        Optional<BundleKey> key = Optional.ofNullable(told.key()).map(this::key);
        if (pinned.isPresent()) {
            return key.map(signer -> pinned.get().andSignedBy(signer)).orElseGet(pinned::get);
        }
        return key.map(signer -> BundleTrust.signedBy(signer))
                .orElseThrow(() -> new FirewallSetupException(
                        "`" + AT + "bundle` is set, but nothing says why that bundle may be believed",
                        "Set `" + AT + "digest`, `" + AT + "digest-file` or `" + AT + "key`."));
    }

    private Optional<BundleTrust> pinned() {
        if (told.digestFile() != null) {
            return Optional.of(BundleTrust.pinnedBy(Path.of(told.digestFile())));
        }
        return Optional.ofNullable(told.digest()).map(PolicyFactory::digest).map(BundleTrust::pinned);
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new FirewallSetupException(
                    "`" + AT + "digest` is not a digest", "Write it as `sha256:` and 64 hexadecimal digits.", e);
        }
    }

    private BundleKey key(String file) {
        try {
            return BundleKey.fromPem(Files.readString(Path.of(file)), told.keyAlgorithm());
        } catch (IOException e) {
            throw new FirewallSetupException(
                    "the key in `" + file + "` (`" + AT + "key`) cannot be read",
                    "Name a file that this process may read.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new FirewallSetupException(
                    "the key in `" + file + "` cannot be used: " + e.getMessage(),
                    "Set `" + AT + "key-algorithm` to the key's own, or name the right file in `" + AT + "key`.",
                    e);
        }
    }
}
