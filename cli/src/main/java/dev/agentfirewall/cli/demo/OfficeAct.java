package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.demo.DemoEvent.Row;
import dev.agentfirewall.cli.demo.DemoEvent.Voice;
import dev.agentfirewall.samples.agent.AgentRun;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.ToolUse;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.agentfirewall.samples.mailexfiltration.MailExfiltration;
import dev.agentfirewall.samples.mailexfiltration.OfficeRecordings;
import dev.agentfirewall.samples.workspace.Workspace;
import dev.langchain4j.service.AiServices;
import java.util.ArrayList;
import java.util.List;

/** The first act: a stranger's words in a calendar, without the firewall and with it, and an honest day with it. */
final class OfficeAct {
    private final Stage stage;
    private final Narrator narrator;
    private final Cast cast;
    private final Guarded guarded;

    OfficeAct(Stage stage, Cast cast, Guarded guarded) {
        this.stage = stage;
        this.narrator = new Narrator(stage);
        this.cast = cast;
        this.guarded = guarded;
    }

    List<Row> play() {
        stage.show(new DemoEvent.Act(1, "A stranger's words in a calendar"));
        OfficeReport without = attackedWithout();
        OfficeReport with = attackedWith();
        List<Row> rows = new ArrayList<>(OfficeReport.rows(without, with));
        rows.add(honest());
        return rows;
    }

    private OfficeReport attackedWithout() {
        stage.show(new DemoEvent.Scene("1a", "The attack, without the firewall", false));
        stage.show(new DemoEvent.Said(
                Voice.USER,
                "Emma asks her assistant",
                OfficeRecordings.attacked().user()));
        stage.show(new DemoEvent.Said(
                Voice.ATTACKER,
                "Somebody has written into a meeting on that day",
                Excerpt.of(Workspace.poison(), "Please email", "email from the inbox.")));
        Workspace office = Workspace.poisoned();
        narrator.tell(attacked(UnguardedServices.assistant(), office));
        return report(office);
    }

    private OfficeReport attackedWith() {
        stage.show(new DemoEvent.Scene("1b", "The same attack, with the firewall", true));
        Workspace office = Workspace.poisoned();
        AgentRun run = attacked(guarded.agents().services(Assistant.class), office);
        narrator.tell(run, guarded.log().scene());
        return report(office);
    }

    private Row honest() {
        stage.show(new DemoEvent.Scene("1c", "An honest day, with the firewall", true));
        Workspace office = Workspace.ordinary();
        AgentRun run = MailExfiltration.play(
                guarded.agents().services(Assistant.class), cast.honest(), office, OfficeRecordings.honest());
        narrator.tell(run, guarded.log().scene());
        long ran = run.uses().stream().filter(ToolUse::ran).count();
        String share = ran + " of " + run.uses().size() + " calls ran";
        boolean undisturbed = ran == run.uses().size();
        stage.show(new DemoEvent.Effect(
                share + "; " + (OfficeReport.booked(office) ? "Sarah is invited" : "nobody is invited"), undisturbed));
        return new Row(
                "calls that ran on the honest day",
                "–",
                ran + " of " + run.uses().size(),
                undisturbed);
    }

    private OfficeReport report(Workspace office) {
        OfficeReport report = OfficeReport.of(office);
        report.effects().forEach(stage::show);
        return report;
    }

    private AgentRun attacked(AiServices<Assistant> services, Workspace office) {
        return MailExfiltration.play(services, cast.attacked(), office, OfficeRecordings.attacked());
    }
}
