package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.BUNDLE;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.RegoPolicyDecisionPoint;
import dev.agentfirewall.policy.SettingsOverride;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rules that are not the ones that were reviewed, or cannot be evaluated: nothing starts on them, and nothing changes to them. */
final class BundleFaults {
    private static final List<Door> IN = List.of(Door.IN_PROCESS);
    private static final String PERMIT = "{\"permit\":true,\"reasons\":[],\"obligations\":[],\"advice\":[]}";
    private static final String REFUSED = Fault.NOT_STARTED + " PolicyLoadException";

    private BundleFaults() {}

    static List<Fault> all() {
        return Stream.of(untrusted(), packed(), planned(), tested(), evaluated())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> untrusted() {
        return List.of(
                loading(
                        "its digest is not the pinned one",
                        stage -> PolicyBundle.of(sound(), BundleTrust.pinned(Digest.of("other")))),
                loading(
                        "one bit of it flipped",
                        stage -> PolicyBundle.of(flipped(sound()), BundleTrust.pinned(Digest.of(sound())))),
                loading(
                        "the file is missing",
                        stage -> PolicyBundle.load(
                                Path.of("no-such-bundle.tar.gz"), BundleTrust.pinned(Digest.of("a")))),
                loading(
                        "the file is a directory",
                        stage -> PolicyBundle.load(stage.audit.directory(), BundleTrust.pinned(Digest.of("a")))),
                loading(
                        "the file with its digest is missing",
                        stage -> PolicyBundle.of(sound(), BundleTrust.pinnedBy(Path.of("no-such-digest")))),
                loading(
                        "settings name what the rules do not know",
                        stage -> DefaultPolicy.bundle()
                                .withSettings(SettingsOverride.of(Bundles.bytes("{\"paymnts\":{}}")))),
                loading(
                        "settings of another kind",
                        stage -> DefaultPolicy.bundle()
                                .withSettings(SettingsOverride.of(Bundles.bytes("{\"payments\":true}")))),
                loading(
                        "settings with the same key twice",
                        stage -> DefaultPolicy.bundle()
                                .withSettings(
                                        SettingsOverride.of(Bundles.bytes("{\"payments\":{},\"payments\":{}}")))));
    }

    private static List<Fault> packed() {
        return List.of(
                loading("cut off in the middle", stage -> Bundles.trusted(Arrays.copyOf(sound(), sound().length / 2))),
                loading("an HTML page instead", stage -> Bundles.trusted(Bundles.bytes("<html>Sign in</html>"))),
                loading("nothing in it", stage -> Bundles.trusted(new byte[0])),
                loading(
                        "no plan in it",
                        stage -> Bundles.trusted(Bundles.packed(Map.of("data.json", Bundles.bytes("{}"))))),
                loading("a file twice", stage -> Bundles.trusted(twice())),
                loading(
                        "a file outside of it",
                        stage -> Bundles.trusted(Bundles.packed(Map.of("../plan.json", Bundles.bytes("{}"))))),
                loading("a file that nobody knows", stage -> Bundles.trusted(with("extra.json", "{}"))),
                loading("100 MB of zeros, packed small", stage -> Bundles.trusted(Bundles.bomb())));
    }

    private static List<Fault> planned() {
        return List.of(
                planning("a truncated plan", plan -> plan.substring(0, plan.length() / 2)),
                planning(
                        "a plan with the same key twice",
                        plan -> plan.replaceFirst("\"plans\":", "\"plans\":{},\"plans\":")),
                planning("a plan that is a list", plan -> "[]"),
                planning("an unknown statement", plan -> plan.replaceFirst("\"DotStmt\"", "\"PermitStmt\"")),
                planning(
                        "an unknown built-in",
                        plan -> plan.replaceFirst("\"func\":\"count\"", "\"func\":\"http.send\"")),
                planning(
                        "no entrypoint of that name",
                        plan -> plan.replace("agent/firewall/decision", "agent/firewall/verdict")));
    }

    private static List<Fault> tested() {
        return List.of(
                testing("rules that permit everything", "{\"settings\":{\"answer\":" + PERMIT + "}}"),
                testing("rules that say nothing", "{\"settings\":{}}"),
                testing("rules that answer `true`", "{\"settings\":{\"answer\":true}}"));
    }

    private static List<Fault> evaluated() {
        return List.of(
                limited(
                        "more steps than allowed",
                        "plan.step_limit",
                        new PlanLimits(1, Duration.ofMinutes(1), 256, 100_000)),
                limited(
                        "deeper than allowed",
                        "plan.depth",
                        new PlanLimits(10_000_000, Duration.ofMinutes(1), 1, 100_000)),
                limited(
                        "a larger answer than allowed",
                        "plan.result_size",
                        new PlanLimits(10_000_000, Duration.ofMinutes(1), 256, 1)),
                Fault.at(BUNDLE, "its data is missing", IN, "refused budget.calls_exceeded", stage -> {
                    Map<String, byte[]> files = Bundles.defaultFiles();
                    files.remove("data.json");
                    stage.policy.set(Engines.untested(Bundles.trusted(Bundles.packed(files))));
                }));
    }

    private static Fault loading(String name, Load load) {
        return Fault.at(
                BUNDLE, name, IN, REFUSED, stage -> stage.policy.set(RegoPolicyDecisionPoint.of(load.bundle(stage))));
    }

    @FunctionalInterface
    private interface Load {
        PolicyBundle bundle(Stage stage);
    }

    private static Fault planning(String name, UnaryOperator<String> damage) {
        return loading(name, stage -> {
            String plan = new String(Bundles.defaultFiles().get("plan.json"), StandardCharsets.UTF_8);
            String damaged = damage.apply(plan);
            if (damaged.equals(plan)) {
                throw new AssertionError("nothing was damaged");
            }
            return Bundles.trusted(with("plan.json", damaged));
        });
    }

    private static Fault testing(String name, String data) {
        return loading(name, stage -> Bundles.trusted(Bundles.echo(data)));
    }

    private static Fault limited(String name, String code, PlanLimits limits) {
        return Fault.at(
                BUNDLE,
                name,
                IN,
                "refused " + code,
                stage -> stage.policy.set(Engines.untested(DefaultPolicy.bundle(), limits)));
    }

    static byte[] sound() {
        return Bundles.packed(Bundles.defaultFiles());
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    private static byte[] with(String name, String content) {
        Map<String, byte[]> files = Bundles.defaultFiles();
        files.put(name, Bundles.bytes(content));
        return Bundles.packed(files);
    }

    private static byte[] twice() {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        Map<String, byte[]> files = Bundles.defaultFiles();
        files.forEach((name, content) -> Bundles.entry(tar, name, content));
        Bundles.entry(tar, "data.json", Bundles.json(Json.object().build()));
        return Bundles.gzipped(tar);
    }
}
