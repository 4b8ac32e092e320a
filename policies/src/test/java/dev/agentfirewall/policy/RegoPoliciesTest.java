package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegoPoliciesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void defaults_areTheBundleThatComesAlong() {
        assertThat(RegoPolicies.defaults().reference().bundle()).contains(DefaultPolicy.digest());
    }

    @Test
    void defaults_withSettings_areKnownByAnotherDigest() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{\"limits\": {\"calls\": 7}}");
        assertThat(RegoPolicies.defaults(settings).reference().bundle().orElseThrow())
                .isEqualTo(DefaultPolicy.bundle()
                        .withSettings(SettingsOverride.load(settings))
                        .digest())
                .isNotEqualTo(DefaultPolicy.digest());
    }

    @Test
    void defaults_misspeltSetting_isRefused() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{\"limmits\": {\"calls\": 7}}");
        assertThatThrownBy(() -> RegoPolicies.defaults(settings)).hasMessageContaining("`/limmits`");
    }

    @Test
    void bundle_ofOnesOwn_isLoaded() throws IOException {
        Path bundle = ownBundle();
        BundleTrust trust = BundleTrust.pinned(DefaultPolicy.digest());
        Path settings = Files.writeString(folder.resolve("settings.json"), "{}");
        assertThat(RegoPolicies.bundle(bundle, trust).reference().bundle()).contains(DefaultPolicy.digest());
        assertThat(RegoPolicies.bundle(bundle, trust, settings)
                        .reference()
                        .bundle()
                        .orElseThrow())
                .isNotEqualTo(DefaultPolicy.digest());
    }

    @Test
    void bundle_notTrusted_isRefused() throws IOException {
        Path bundle = ownBundle();
        assertThatThrownBy(() -> RegoPolicies.bundle(bundle, BundleTrust.pinned(Digest.of("another"))))
                .isInstanceOf(PolicyLoadException.class);
    }

    @Test
    void reloading_startsWithASoundPolicy() throws IOException {
        BundleTrust trust = BundleTrust.pinned(DefaultPolicy.digest());
        try (ReloadingPolicyDecisionPoint policy = RegoPolicies.reloading(ownBundle(), trust, Duration.ofHours(1))) {
            assertThat(policy.status().inForce().bundle()).contains(DefaultPolicy.digest());
        }
    }

    @Test
    void reloadingDefaults_changedSettings_arePutInForce() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{}");
        try (ReloadingPolicyDecisionPoint policy = RegoPolicies.reloadingDefaults(settings, Duration.ofHours(1))) {
            var before = policy.reference();
            Digest named = PolicySource.defaults(settings).fingerprint();
            Files.writeString(settings, "{\"limits\": {\"calls\": 7}}");
            assertThat(PolicySource.defaults(settings).fingerprint()).isNotEqualTo(named);
            assertThat(policy.reload().inForce()).isNotEqualTo(before);
            Files.writeString(settings, "{\"limits\": {\"calls\": \"7\"}}");
            assertThat(policy.reload().refused().orElseThrow().why()).contains("`/limits/calls` must be a number");
        }
    }

    private Path ownBundle() throws IOException {
        return Files.copy(Path.of("bundle", "bundle.tar.gz"), folder.resolve("bundle.tar.gz"));
    }
}
