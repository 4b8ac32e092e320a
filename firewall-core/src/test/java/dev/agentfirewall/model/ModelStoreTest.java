package dev.agentfirewall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agentfirewall.artifact.ArtifactMismatchException;
import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.MemorySource;
import dev.agentfirewall.artifact.Pinning;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final Decision PERMIT = new Decision.Permit(List.of(), List.of(), List.of());
    private static final Decision DENY = Decision.deny(Decision.Basis.RULE, "models.unknown");
    private static final ArtifactSource FIRST = files("first");
    private static final ArtifactSource SECOND = files("second");

    @TempDir
    private Path temp;

    private final MemoryAuditSink sink = new MemoryAuditSink();
    private Manifest first = pinned(FIRST);
    private Manifest second = pinned(SECOND);

    @BeforeEach
    void differ() {
        assertThat(first.digest()).isNotEqualTo(second.digest());
    }

    @Test
    void load_permitted_isRecordedWithItsDigest() throws Exception {
        VerifiedArtifact model = store(request -> PERMIT, LastGood.none()).load(FIRST, first);
        assertThat(model.digest()).isEqualTo(first.digest());
        assertThat(record(0))
                .contains("\"checkpoint\":\"artifact_load\"")
                .contains("\"decision\":\"permit\"")
                .contains("\"model\":{\"artifact\":\"" + first.digest() + "\",\"name\":\"m\"}");
    }

    @Test
    void load_whatPolicyReads_saysWhichModelIsMeant() throws Exception {
        store(
                        request -> {
                            assertThat(CanonicalJson.write(request.document()))
                                    .contains("\"artifact\":{\"base_model\":null,\"bytes\":5,\"digest\":\""
                                            + first.digest()
                                            + "\",\"expected\":\"" + first.digest()
                                            + "\",\"files\":1,\"last_good\":false,\"licence\":\"MIT\",\"name\":\"m\"")
                                    .contains("\"action\":null")
                                    .contains("\"content\":null");
                            return PERMIT;
                        },
                        LastGood.none())
                .load(FIRST, first);
        assertThat(sink.events()).hasSize(1);
    }

    @Test
    void load_denied_isNotHandedOut() {
        assertThatThrownBy(() -> store(request -> DENY, LastGood.inMemory()).load(FIRST, first))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class, e -> assertThat(e.code()).isEqualTo("models.unknown"));
        assertThat(record(0)).contains("\"decision\":\"deny\"");
    }

    @Test
    void load_deniedInShadow_isHandedOutAndOnRecord() throws Exception {
        ModelStore store = builder(request -> DENY).mode(Mode.SHADOW).build();
        assertThat(store.load(FIRST, first).digest()).isEqualTo(first.digest());
        assertThat(record(0)).contains("\"decision\":\"deny\"", "\"mode\":\"shadow\"");
        assertThatThrownBy(() -> store.load(SECOND, first)).isInstanceOf(ArtifactMismatchException.class);
    }

    @Test
    void load_permitWithAnObligation_isADenial() {
        Decision asks =
                new Decision.Permit(List.of(), List.of(new Obligation.Approval("models.approval", "owner")), List.of());
        assertThatThrownBy(() -> store(request -> asks, LastGood.none()).load(FIRST, first))
                .hasMessageContaining("artifact.obligation_unmet");
    }

    @Test
    void load_policyThatFails_isADenial() {
        assertThatThrownBy(() -> store(
                                request -> {
                                    throw new IllegalStateException("broken");
                                },
                                LastGood.none())
                        .load(FIRST, first))
                .hasMessageContaining("policy.failed");
    }

    @Test
    void load_auditThatFails_loadsNothing() {
        ModelStore store = store(request -> PERMIT, LastGood.none());
        sink.close();
        assertThatThrownBy(() -> store.load(FIRST, first)).hasMessageContaining("audit.unavailable");
    }

    @Test
    void load_mismatchWithNothingKept_refusesAndIsOnRecord() {
        assertThatThrownBy(() -> store(request -> PERMIT, LastGood.inMemory()).load(SECOND, first))
                .isInstanceOf(ArtifactMismatchException.class);
        assertThat(record(0))
                .contains("\"code\":\"artifact.not_verified\"")
                .contains("\"content\":\"" + first.digest() + "\"");
    }

    @Test
    void load_mismatchAndLastGoodPermitted_servesIt() throws Exception {
        ModelStore store = store(request -> PERMIT, LastGood.inMemory());
        store.load(FIRST, first);
        VerifiedArtifact model = store.load(FIRST, second);
        assertThat(model.digest()).isEqualTo(first.digest());
        assertThat(record(1))
                .contains("\"artifact\":\"" + first.digest() + "\"")
                .contains("\"content\":\"" + second.digest() + "\"");
    }

    @Test
    void load_mismatchAndLastGoodDenied_loadsNothing() throws Exception {
        ModelStore store =
                store(request -> request.artifact().orElseThrow().lastGood() ? DENY : PERMIT, LastGood.inMemory());
        store.load(FIRST, first);
        Throwable refused = catchThrowable(() -> store.load(FIRST, second));
        assertThat(refused).isInstanceOf(ArtifactMismatchException.class);
        assertThat(refused.getSuppressed()).hasOnlyElementsOfType(ModelRefusedException.class);
    }

    @Test
    void load_lastGoodFromDisk_isVerifiedAgain() throws Exception {
        store(request -> PERMIT, LastGood.inFolder(temp)).load(FIRST, first);
        ModelStore restarted = store(request -> PERMIT, LastGood.inFolder(temp));
        assertThat(restarted.load(FIRST, second).digest()).isEqualTo(first.digest());
        Files.writeString(kept("weights.bin"), "fIrst");
        assertThatThrownBy(() -> restarted.load(FIRST, second))
                .isInstanceOf(ArtifactMismatchException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void load_lastGoodWithAnothersManifest_isRefused() throws Exception {
        store(request -> PERMIT, LastGood.inFolder(temp)).load(FIRST, first);
        Files.writeString(kept("manifest.json"), CanonicalJson.write(second.document()));
        assertThatThrownBy(() -> LastGood.inFolder(temp).find("m"))
                .isInstanceOf(ArtifactVerificationException.class)
                .hasMessageContaining("another's");
        assertThat(LastGood.inFolder(temp).find("other")).isEmpty();
    }

    @Test
    void build_withoutAPolicy_doesNotStart() {
        assertThatThrownBy(() -> ModelStore.builder().audit(sink).build()).isInstanceOf(IllegalStateException.class);
    }

    private Path kept(String name) throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private String record(int index) {
        Json.Obj event = sink.events().get(index);
        return CanonicalJson.write(event);
    }

    private ModelStore store(Function<AccessRequest, Decision> policy, LastGood lastGood) {
        return builder(policy).lastGood(lastGood).build();
    }

    private ModelStoreBuilder builder(Function<AccessRequest, Decision> policy) {
        return ModelStore.builder()
                .policy(new Answering(policy))
                .audit(sink)
                .subject(Subject.of("mail-service", "service"));
    }

    private static ArtifactSource files(String weights) {
        return new MemorySource(Map.of("weights.bin", weights.getBytes(StandardCharsets.UTF_8)));
    }

    private static Manifest pinned(ArtifactSource files) {
        try {
            return new Pinning("m", "here", "MIT", Optional.empty()).pin(files);
        } catch (ArtifactVerificationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Answering(Function<AccessRequest, Decision> answer) implements PolicyDecisionPoint {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            return new DecisionResponse(answer.apply(request), reference());
        }

        @Override
        public PolicyReference reference() {
            return PolicyReference.of("test");
        }
    }
}
