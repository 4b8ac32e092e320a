package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingPolicyDecisionPointTest {
    private static final byte[] ONE = denying("one.one");
    private static final byte[] TWO = denying("two.two");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path bundle;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path pin;

    private final BlockingQueue<PolicyStatus> told = new LinkedBlockingQueue<>();
    private Instant now = Instant.EPOCH;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReloadingPolicyDecisionPoint policy;

    @BeforeEach
    void start() throws IOException {
        bundle = folder.resolve("bundle.tar.gz");
        pin = folder.resolve("bundle.sha256");
        put(ONE);
        policy = reloading(BundleTrust.pinnedBy(pin));
    }

    @AfterEach
    void stop() {
        policy.close();
    }

    @Test
    void start_withoutASoundPolicy_isRefused() throws IOException {
        Files.writeString(bundle, "<html>");
        assertThatThrownBy(() -> reloading(BundleTrust.pinnedBy(pin))).isInstanceOf(PolicyLoadException.class);
    }

    @Test
    void reload_soundBundle_isPutInForce() throws IOException {
        now = now.plusSeconds(60);
        put(TWO);
        PolicyStatus status = policy.reload();
        assertThat(status.inForce().bundle()).contains(Digest.of(TWO));
        assertThat(status.since()).isEqualTo(now);
        assertThat(status.refused()).isEmpty();
        assertInForce(TWO, "two.two");
        assertThat(told.remove()).isEqualTo(policy.status()).isEqualTo(status);
    }

    @Test
    void reload_digestThatDoesNotFit_keepsTheLastGoodOne() throws IOException {
        Files.write(bundle, TWO);
        assertKept("its digest is");
    }

    @Test
    void reload_halfABundle_keepsTheLastGoodOne() throws IOException {
        put(Arrays.copyOf(TWO, TWO.length / 2));
        assertKept("ends in the middle");
    }

    @Test
    void reload_everyPartOfABundleBeingWritten_isNeverLoaded() throws IOException {
        for (int length = 0; length < TWO.length; length += 50) {
            Files.write(bundle, Arrays.copyOf(TWO, length));
            assertThat(policy.reload().inForce().bundle()).contains(Digest.of(ONE));
        }
    }

    @Test
    void reload_missingBundle_keepsTheLastGoodOne() throws IOException {
        Files.delete(bundle);
        assertKept("no such file");
    }

    @Test
    void reload_missingPin_keepsTheLastGoodOne() throws IOException {
        put(TWO);
        Files.delete(pin);
        assertKept("no such file");
    }

    @Test
    void reload_policyThatPermitsAnything_keepsTheLastGoodOne() throws IOException {
        put(TestBundles.answering(BadAnswers.json(BadAnswers.PERMIT)));
        assertKept("no request was permitted");
    }

    @Test
    void reload_undefinedPolicy_keepsTheLastGoodOne() throws IOException {
        put(TestBundles.withData(Json.Obj.EMPTY));
        assertKept("policy.undefined");
    }

    @Test
    void reload_planThatIsNotUnderstood_keepsTheLastGoodOne() throws IOException {
        var files = TestBundles.files("unsigned.tar.gz");
        files.put("plan.json", "{\"plans\": 1}".getBytes(StandardCharsets.UTF_8));
        put(TestBundles.packed(files));
        assertKept("plan.malformed");
    }

    @Test
    void reload_ownTestThatFails_keepsTheLastGoodOne() throws IOException {
        AtomicBoolean strict = new AtomicBoolean();
        try (ReloadingPolicyDecisionPoint own = reloading(BundleTrust.pinnedBy(pin), candidate -> {
            if (strict.get()) {
                throw new IllegalStateException("guarded words");
            }
        })) {
            strict.set(true);
            put(TWO);
            PolicyStatus status = own.reload();
            assertThat(status.inForce().bundle()).contains(Digest.of(ONE));
            assertThat(status.refused().orElseThrow().why()).isEqualTo("policy not loaded: IllegalStateException");
        }
    }

    @Test
    void reload_unsignedBundleWhereASignatureIsAskedFor_keepsTheLastGoodOne() throws IOException {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.ES256);
        put(signed(signer, ONE));
        try (ReloadingPolicyDecisionPoint signedOnly = reloading(BundleTrust.signedBy(signer.publicKey()))) {
            put(TWO);
            assertThat(signedOnly.reload().refused().orElseThrow().why()).contains("it is not signed");
            put(signed(signer, TWO));
            assertThat(signedOnly.reload().inForce().bundle()).contains(Digest.of(signed(bundle)));
        }
    }

    private static byte[] signed(TestSigner signer, byte[] bundle) {
        return signer.signed(BundleArchive.read(bundle, BundleLimits.DEFAULT));
    }

    private static byte[] signed(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Test
    void reload_afterARefusal_clearsIt() throws IOException {
        Files.write(bundle, TWO);
        assertKept("its digest is");
        put(TWO);
        assertThat(policy.reload().refused()).isEmpty();
        assertInForce(TWO, "two.two");
    }

    @Test
    void reload_listenerThatThrows_isIgnored() throws IOException {
        try (ReloadingPolicyDecisionPoint rude = new ReloadingPolicyDecisionPoint(
                PolicySource.files(bundle, BundleTrust.pinnedBy(pin)),
                PolicySelfTest.DENIALS,
                status -> {
                    throw new IllegalStateException("listener");
                },
                () -> now)) {
            put(TWO);
            assertThat(rude.reload().inForce().bundle()).contains(Digest.of(TWO));
        }
    }

    @Test
    void reload_settings_areLaidOverAgain() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{}");
        try (ReloadingPolicyDecisionPoint own = new ReloadingPolicyDecisionPoint(
                PolicySource.files(bundle, BundleTrust.pinnedBy(pin), settings),
                PolicySelfTest.DENIALS,
                told::add,
                () -> now)) {
            Files.writeString(settings, "{\"answer\": {\"reasons\": [{\"code\": \"own.own\"}]}}");
            own.reload();
            assertThat(code(own)).isEqualTo("own.own");
            Files.writeString(settings, "{\"answer\": {\"reasons\": []}}");
            assertThat(own.reload().refused()).isPresent();
            assertThat(code(own)).isEqualTo("own.own");
        }
    }

    @Test
    void watch_changedFiles_areNoticed() throws Exception {
        policy.watch(Duration.ofMillis(1));
        Files.write(folder.resolve("new"), TWO);
        Files.move(folder.resolve("new"), bundle, StandardCopyOption.REPLACE_EXISTING);
        assertThat(told.take().refused()).isPresent(); // the pin is still the old one
        Files.writeString(pin, Digest.of(TWO).hex() + "  bundle.tar.gz\n");
        for (PolicyStatus status = told.take(); status.refused().isPresent(); ) {
            status = told.take(); // a pin half written
        }
        assertInForce(TWO, "two.two");
    }

    @Test
    void decide_whileReloading_isAlwaysByOnePolicy() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> asking = CompletableFuture.supplyAsync(() -> {
            int asked = 0;
            while (!done.get() || asked == 0) {
                assertConsistent();
                asked++;
            }
            return asked;
        });
        for (int i = 0; i < 50; i++) {
            put(i % 2 == 0 ? TWO : ONE);
            assertThat(policy.reload().refused()).isEmpty();
        }
        done.set(true);
        assertThat(asking.get()).isPositive();
    }

    private void assertConsistent() {
        var response = policy.decide(TestRequests.search());
        boolean one = response.policy().bundle().equals(Optional.of(Digest.of(ONE)));
        assertThat(response.decision().reasons().get(0).code()).isEqualTo(one ? "one.one" : "two.two");
    }

    private void assertKept(String why) {
        now = now.plusSeconds(60);
        PolicyStatus status = policy.reload();
        assertThat(status.refused().orElseThrow().why()).contains(why);
        assertThat(status.refused().orElseThrow().at()).isEqualTo(now);
        assertThat(status.since()).isEqualTo(Instant.EPOCH);
        assertThat(told.remove()).isEqualTo(status);
        assertInForce(ONE, "one.one");
    }

    private void assertInForce(byte[] expected, String code) {
        assertThat(policy.reference().bundle()).contains(Digest.of(expected));
        assertThat(code(policy)).isEqualTo(code);
    }

    private static String code(RegoDecisionPoint policy) {
        Decision decision = policy.decide(TestRequests.search()).decision();
        return decision.reasons().get(0).code();
    }

    private ReloadingPolicyDecisionPoint reloading(BundleTrust trust) {
        return reloading(trust, PolicySelfTest.DENIALS);
    }

    private ReloadingPolicyDecisionPoint reloading(BundleTrust trust, PolicySelfTest test) {
        return new ReloadingPolicyDecisionPoint(PolicySource.files(bundle, trust), test, told::add, () -> now);
    }

    /** A new bundle and its digest beside it. */
    private void put(byte[] content) throws IOException {
        Files.write(bundle, content);
        Files.writeString(pin, Digest.of(content).hex() + "  bundle.tar.gz\n");
    }

    private static byte[] denying(String code) {
        return TestBundles.answering(BadAnswers.json(BadAnswers.PERMIT
                .replace("true", "false")
                .replace("\"reasons\": []", "\"reasons\": [{\"code\": \"" + code + "\"}]")));
    }
}
