package dev.agentfirewall.faults;

import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.console.Terminal;
import dev.agentfirewall.approvals.contract.Questions;
import dev.agentfirewall.approvals.http.HttpNotifier;
import dev.agentfirewall.approvals.http.MessageSeal;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.audit.file.Checkpoints;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpServer;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.SettingsOverride;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.rag.detect.Detector;
import dev.agentfirewall.rag.detect.Detectors;
import dev.agentfirewall.rag.detect.Match;
import dev.agentfirewall.rag.normalize.Canonicalizer;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.vault.KeyService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instances of what cannot be made by its components, and what components may be called that are not guarded. */
final class Samples {
    /** What people, tools, rules and files are called is told: in records, in messages, to operators. */
    private static final Set<String> NAMES = Set.of(
            "pseudonyms",
            "action",
            "advice",
            "after",
            "approvers",
            "audit",
            "baseModel",
            "before",
            "by",
            "cells",
            "code",
            "codes",
            "damage",
            "deployment",
            "digest",
            "doubts",
            "engine",
            "entries",
            "file",
            "findings",
            "folder",
            "found",
            "hashType",
            "id",
            "ignorePaths",
            "kind",
            "licence",
            "marks",
            "message",
            "micros",
            "name",
            "objects",
            "outcome",
            "page",
            "path",
            "permission",
            "pointer",
            "resources",
            "revision",
            "roles",
            "roots",
            "rule",
            "rules",
            "server",
            "source",
            "subject",
            "tenant",
            "ticket",
            "title",
            "tool",
            "verdict",
            "what",
            "why",
            "words");

    private Samples() {}

    static boolean isPublic(RecordComponent component) {
        return NAMES.contains(component.getName());
    }

    /** Of each class that writes its own {@code toString}: one that holds the secret. */
    static List<Object> telling() {
        String secret = Sample.SECRET_TEXT;
        Json.Obj object = Json.object().put(secret, secret).build();
        return List.of(
                object,
                call(secret),
                Questions.mailTo(secret),
                item(secret),
                passage(secret),
                new ConversationId(secret),
                Canonicalizer.canonical(secret),
                JsonValues.toValue(object),
                JsonValues.toValue(new Json.Arr(List.of(Json.of(secret)))),
                SetValue.of(secret),
                withSettings(secret),
                locking(secret),
                seal(secret),
                Terminal.on(
                        new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8),
                new HttpNotifier(URI.create("http://127.0.0.1:1/" + secret.replace(' ', '-')), seal(secret)),
                OpaServer.at(URI.create("http://127.0.0.1:8181"))
                        .bearerToken(() -> secret)
                        .build(),
                VaultSamples.key(secret),
                VaultSamples.vault(secret));
    }

    private static MessageSeal seal(String secret) {
        return MessageSeal.hmac(secret.repeat(8).getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    }

    private static McpLock locking(String secret) {
        Json.Obj info = Json.object().put("name", secret).build();
        McpServer server = new McpServer(McpEndpoint.stdio("server", secret), info, Optional.of(secret), List.of());
        return McpLock.NONE.with("wiki", server, Map.of());
    }

    private static PolicyBundle withSettings(String secret) {
        String settings = "{\"recipients\":{\"addresses\":{\"" + secret + "\":true}}}";
        return DefaultPolicy.bundle().withSettings(SettingsOverride.of(Bundles.bytes(settings)));
    }

    static Optional<Object> made(Class<?> type, boolean hot) {
        String text = hot ? Sample.SECRET_TEXT : "plain";
        Map<Class<?>, Object> known = Map.of(
                Detector.class,
                Detectors.all().get(0),
                Match.class,
                new Match(0, 1, Severity.LOW, 1.0),
                PublicKey.class,
                key(),
                Subject.class,
                Subject.of("emma", "user"),
                ToolDescriptor.class,
                ToolDescriptor.undeclared(Stage.TOOL),
                ConversationId.class,
                new ConversationId(text),
                Item.class,
                item(text),
                ToolCall.class,
                call(text),
                AccessRequest.class,
                Requests.any(),
                BundleTrust.class,
                BundleTrust.pinned(Digest.of(text)));
        return Optional.ofNullable(known.get(type))
                .or(() -> Optional.ofNullable(endorsed(text).get(type)))
                .or(() -> Optional.ofNullable(asked(text).get(type)))
                .or(() -> type == URI.class ? Optional.of(URI.create("https://host.example/mcp")) : Optional.empty())
                .or(() ->
                        type == KeyService.class ? Optional.of(VaultSamples.key(Sample.SECRET_TEXT)) : Optional.empty())
                .or(() -> type == Checkpoints.class ? Optional.of(signing()) : Optional.empty());
    }

    private static Map<Class<?>, Object> asked(String text) {
        Question question = Questions.mailTo(text);
        return Map.of(
                TicketId.class,
                TicketId.random(),
                Question.class,
                question,
                Shown.class,
                question.shown().orElseThrow(),
                Ticket.class,
                Ticket.open(question, Instant.EPOCH, Instant.EPOCH.plusSeconds(60)));
    }

    private static Map<Class<?>, Object> endorsed(String text) {
        return Map.of(
                Passage.class,
                passage(text),
                Endorsement.class,
                Endorsement.reviewedBy(text, text),
                Endorsing.class,
                new Endorsing(Digest.of(text), Set.of(Effect.SEND), Duration.ofMinutes(1)));
    }

    private static Checkpoints signing() {
        try {
            byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Path file = Files.createTempFile("audit", ".key"); // its owner's alone, by default
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret)
                            + "\n-----END PRIVATE KEY-----\n");
            NoteSigner signer = NoteSigner.read("log", file);
            Files.delete(file);
            return Checkpoints.signedBy(signer);
        } catch (IOException | BundleException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK from 15 has it", e);
        }
    }

    private static Passage passage(String text) {
        Digest digest = Digest.of(text);
        Item result =
                new Item(new Origin.ToolOutput(Stage.TOOL, digest), Label.CLEAN, digest, ScanReport.clean(), text);
        return new Passage(result, new Span(0, text.length()), digest, text);
    }

    private static Item item(String text) {
        Digest digest = Digest.of(text);
        return new Item(new Origin.UserInput(digest), Label.CLEAN, digest, ScanReport.clean(), text);
    }

    private static ToolCall call(String text) {
        try {
            String arguments = "{\"" + text + "\":\"" + text + "\"}";
            return ToolCall.parse(new ProposedCall("call_0", ToolDescriptor.undeclared(Stage.TOOL), arguments));
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
