package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests a team's rules together with the default ones: form, types, tests, our lints, and whether they compile. */
public final class PolicyTests {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private final Opa opa;

    public PolicyTests(Opa opa) {
        this.opa = opa;
    }

    /** What was looked at. */
    public enum Step {
        FORM,
        TYPES,
        LINTS,
        TESTS,
        BUILD
    }

    /**
     * One thing to mend.
     *
     * @param step where it was found
     * @param file which file, where one is known
     * @param message what is wrong, and how to mend it
     */
    public record Problem(Step step, Optional<String> file, String message) {}

    /**
     * What came of it.
     *
     * @param problems empty when all is well
     */
    public record Report(List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        public boolean well() {
            return problems.isEmpty();
        }
    }

    /**
     * Tests the rules in {@code folder}. Later steps are not taken where an earlier one leaves nothing to look at.
     *
     * @throws PolicyToolException when the folder cannot be read, or holds files that would never be asked
     */
    public Report run(Path folder) {
        RuleFolder own = RuleFolder.of(folder);
        try (Workspace workspace = Workspace.of(own)) {
            List<Problem> problems = new ArrayList<>();
            form(workspace, own, problems);
            if (types(workspace, problems)) {
                lints(workspace, problems);
                tests(workspace, own, problems);
                build(workspace, problems);
            }
            return new Report(problems);
        } catch (IOException e) {
            throw new PolicyToolException("rules in `" + folder + "` not tested", e);
        }
    }

    private void form(Workspace workspace, RuleFolder own, List<Problem> problems) {
        if (own.rego().isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("fmt", "--list"));
        arguments.addAll(own.rego());
        Opa.Run run = opa.run(workspace.rego(), arguments);
        if (run.well()) {
            run.out()
                    .lines()
                    .forEach(file -> problems.add(new Problem(
                            Step.FORM, Optional.of(file), "is not in OPA's form; mend it with `opa fmt -w`")));
        }
    }

    private boolean types(Workspace workspace, List<Problem> problems) {
        Opa.Run run = opa.run(workspace.rego(), List.of("check", "--strict", "--schema", "../schema", "."));
        if (!run.well()) {
            problems.add(new Problem(Step.TYPES, Optional.empty(), run.said()));
        }
        return run.well();
    }

    private void lints(Workspace workspace, List<Problem> problems) throws IOException {
        Json.ObjBuilder modules = Json.object();
        workspace.sources().forEach(modules::put);
        Path input = workspace.rego().resolveSibling("modules.json");
        Files.write(input, CanonicalJson.bytes(modules.build()));
        Opa.Run run = opa.run(
                workspace.rego(),
                List.of("eval", "--format", "raw", "-d", "../lint", "-i", input.toString(), "data.lint.violation"));
        for (Json found : violations(run)) {
            Json.Obj violation = (Json.Obj) found;
            problems.add(new Problem(Step.LINTS, Optional.of(text(violation, "file")), text(violation, "problem")));
        }
    }

    private static List<Json> violations(Opa.Run run) {
        try {
            if (run.well() && JSON.read(run.out()) instanceof Json.Arr found) {
                return found.elements();
            }
        } catch (MalformedJsonException e) {
            throw new PolicyToolException("the lints gave no answer:\n" + run.said(), e);
        }
        throw new PolicyToolException("the lints gave no answer:\n" + run.said());
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name).map(value -> ((Json.Str) value).value()).orElse("");
    }

    private void tests(Workspace workspace, RuleFolder own, List<Problem> problems) {
        own.untested()
                .forEach(rule -> problems.add(
                        new Problem(Step.TESTS, Optional.of(rule), "has no test; write rule_test.rego beside it")));
        Opa.Run run = opa.run(workspace.rego(), List.of("test", "--timeout", "1m", "."));
        if (!run.well()) {
            problems.add(new Problem(Step.TESTS, Optional.empty(), run.said()));
        }
    }

    private void build(Workspace workspace, List<Problem> problems) throws IOException {
        try {
            new PolicyBuilder(opa).compile(workspace);
        } catch (PolicyToolException e) {
            problems.add(new Problem(Step.BUILD, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }
}
