package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.BUNDLE;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.PolicySelfTest;
import dev.agentfirewall.policy.PolicySource;
import dev.agentfirewall.policy.ReloadingPolicyDecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;

/** Rules replaced by bad ones while the firewall runs, and then a call that the good rules deny and the bad ones would not. */
final class ReloadFaults {
    private static final List<Door> IN = List.of(Door.IN_PROCESS);
    private static final String DENIED = "refused effects.role_missing";
    private static final int RELOADS = 8;

    private ReloadFaults() {}

    static List<Fault> all() {
        byte[] half = Arrays.copyOf(BundleFaults.sound(), 1000);
        return List.of(
                reloading("replaced by rules that permit everything, not pinned", permitsAll(), BundleFaults.sound()),
                reloading("replaced by rules that permit everything, pinned", permitsAll(), permitsAll()),
                reloading("replaced by half of a file", half, half),
                reloading("replaced by an empty file", new byte[0], new byte[0]),
                Fault.at(
                        BUNDLE, "replaced again and again while calls are decided", IN, DENIED, ReloadFaults::flicker));
    }

    private static byte[] permitsAll() {
        return Bundles.echo(
                "{\"settings\":{\"answer\":" + "{\"permit\":true,\"reasons\":[],\"obligations\":[],\"advice\":[]}}}");
    }

    private static Fault reloading(String name, byte[] bad, byte[] pinned) {
        return Fault.at(BUNDLE, name, IN, DENIED, stage -> {
            ReloadingPolicyDecisionPoint policy = running(stage);
            replace(stage, bad, pinned);
            if (policy.reload().refused().isEmpty()) {
                throw new AssertionError("nothing says that the new rules were refused");
            }
        });
    }

    /** Good rules in force, and a tool that nobody declared. */
    private static ReloadingPolicyDecisionPoint running(Stage stage) throws IOException {
        replace(stage, BundleFaults.sound(), BundleFaults.sound());
        ReloadingPolicyDecisionPoint policy = new ReloadingPolicyDecisionPoint(
                PolicySource.files(bundle(stage), BundleTrust.pinnedBy(digest(stage))),
                PolicySelfTest.DENIALS,
                status -> {},
                InstantSource.system());
        stage.policy.set(policy);
        stage.descriptor.set(ToolDescriptor.undeclared(Stage.TOOL));
        return policy;
    }

    private static void flicker(Stage stage) throws IOException {
        ReloadingPolicyDecisionPoint policy = running(stage);
        FutureTask<Integer> reloads = new FutureTask<>(() -> reload(stage, policy));
        stage.instead(() -> {
            new Thread(reloads, "reloads").start();
            Set<String> outcomes = new TreeSet<>();
            List<String> told = new ArrayList<>();
            while (!reloads.isDone() || outcomes.isEmpty()) {
                Seen seen = stage.actSoundly();
                outcomes.add(seen.outcome());
                told.addAll(seen.told());
            }
            boolean all = reloads.get() == RELOADS;
            return new Seen(all ? String.join(", ", outcomes) : "reloads failed", told);
        });
    }

    private static int reload(Stage stage, ReloadingPolicyDecisionPoint policy) throws IOException {
        for (int i = 0; i < RELOADS; i++) {
            byte[] next = i % 2 == 0 ? permitsAll() : BundleFaults.sound();
            replace(stage, next, next);
            policy.reload();
        }
        return RELOADS;
    }

    private static void replace(Stage stage, byte[] packed, byte[] pinned) throws IOException {
        Files.write(bundle(stage), packed);
        Files.writeString(digest(stage), Digest.of(pinned).hex());
    }

    private static Path bundle(Stage stage) {
        return stage.audit.directory().resolveSibling("bundle.tar.gz");
    }

    private static Path digest(Stage stage) {
        return stage.audit.directory().resolveSibling("bundle.sha256");
    }
}
