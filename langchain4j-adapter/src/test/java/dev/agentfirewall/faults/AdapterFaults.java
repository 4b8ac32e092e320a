package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.ADAPTER;

import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.FirewallCheck;
import dev.langchain4j.service.AiServices;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can go wrong only around a LangChain4j agent. */
final class AdapterFaults {
    private static final List<Door> AGENT = List.of(Door.AGENT);
    private static final String UNFIT = "failed tool.arguments";

    private AdapterFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.at(
                        ADAPTER,
                        "the model asks for a tool that is not there",
                        AGENT,
                        "refused tool.unknown",
                        stage -> stage.asked.set("wipe_disk")),
                arguments("an argument that the tool does not have", "{\"topic\":\"lunch\",\"also\":\"C\"}"),
                arguments("a required argument is missing", "{}"),
                arguments("a required argument is null", "{\"topic\":null}"),
                arguments("an argument of another kind", "{\"topic\":{\"C\":1}}"),
                resolving("the host's resolver of subjects throws, quoting a token", stage -> () -> {
                    throw new IllegalStateException(stage.canary);
                }),
                resolving("the host's resolver of subjects answers null", AdapterFaults::none),
                starting(
                        "nobody tells who acts",
                        "IllegalStateException",
                        stage -> AgentFirewall.builder(stage.firewall()).build()),
                starting(
                        "the hook is there, no firewall is installed",
                        "IllegalStateException",
                        stage -> AiServices.builder(AgentDoor.Assistant.class)),
                starting(
                        "the start-up check finds no firewall",
                        "IllegalStateException",
                        stage -> FirewallCheck.verify()));
    }

    private static Fault arguments(String name, String arguments) {
        return Fault.at(
                ADAPTER, name, AGENT, UNFIT, stage -> stage.arguments.set(arguments.replace("C", stage.canary)));
    }

    private static Fault resolving(
            String name, java.util.function.Function<Stage, Supplier<Optional<Subject>>> resolver) {
        return Fault.at(
                        ADAPTER,
                        name,
                        AGENT,
                        "refused subject.missing",
                        stage -> stage.resolver.set(resolver.apply(stage)))
                .fromTheBeginning();
    }

    private static Fault starting(String name, String exception, Fault.Scene scene) {
        return Fault.at(ADAPTER, name, AGENT, Fault.NOT_STARTED + " " + exception, scene)
                .fromTheBeginning();
    }

    @SuppressWarnings("NullAway") // a host that is not null-checked can answer null
    private static Supplier<Optional<Subject>> none(Stage stage) {
        return () -> null;
    }
}
