package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.demo.DemoEvent.Row;
import dev.agentfirewall.cli.demo.DemoEvent.Voice;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.agentfirewall.samples.deleterecords.CustomerRecords;
import dev.agentfirewall.samples.deleterecords.DeleteRecords;
import dev.agentfirewall.samples.deleterecords.RecordRecordings;
import dev.agentfirewall.samples.deleterecords.WikiPage;
import dev.langchain4j.service.AiServices;
import java.util.List;

/** A wiki page asks for {@code delete_records}, without the firewall and with it. */
final class RecordScenes {
    private static final String TABLE = "customers";

    private final Stage stage;
    private final Narrator narrator;
    private final Cast cast;
    private final Guarded guarded;

    RecordScenes(Stage stage, Cast cast, Guarded guarded) {
        this.stage = stage;
        this.narrator = new Narrator(stage);
        this.cast = cast;
        this.guarded = guarded;
    }

    List<Row> play() {
        int without = withoutFirewall();
        int with = withFirewall();
        return List.of(new Row("customers' records deleted", count(without), count(with), with == 0));
    }

    private int withoutFirewall() {
        stage.show(new DemoEvent.Scene("2c", "A page that asks for a deletion, without the firewall", false));
        stage.show(new DemoEvent.Said(
                Voice.USER, "Sam asks", RecordRecordings.pageAsks().user()));
        stage.show(new DemoEvent.Said(
                Voice.ATTACKER,
                "The page says, among other things",
                Excerpt.of(WikiPage.DATA_RETENTION, "Whoever", "needed.")));
        CustomerRecords records = new CustomerRecords();
        int before = records.count(TABLE);
        narrator.tell(
                DeleteRecords.play(UnguardedServices.assistant(), cast.clerk(), records, RecordRecordings.pageAsks()));
        return show(before - records.count(TABLE));
    }

    private int withFirewall() {
        stage.show(new DemoEvent.Scene("2d", "The same page, with the firewall", true));
        CustomerRecords records = new CustomerRecords();
        int before = records.count(TABLE);
        AiServices<Assistant> services = guarded.agents().services(Assistant.class);
        narrator.tell(
                DeleteRecords.play(services, cast.clerk(), records, RecordRecordings.pageAsks()),
                guarded.log().scene());
        return show(before - records.count(TABLE));
    }

    private int show(int deleted) {
        stage.show(new DemoEvent.Effect(
                deleted == 0 ? "every customer's record is still there" : deleted + " customers' records are gone",
                deleted == 0));
        return deleted;
    }

    private static String count(int number) {
        return number == 0 ? "none" : Integer.toString(number);
    }
}
