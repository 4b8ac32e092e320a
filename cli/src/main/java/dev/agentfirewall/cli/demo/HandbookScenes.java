package dev.agentfirewall.cli.demo;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.cli.demo.DemoEvent.Row;
import dev.agentfirewall.cli.demo.DemoEvent.Voice;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.agentfirewall.samples.poisoneddocument.Handbook;
import dev.agentfirewall.samples.poisoneddocument.PoisonedDocument;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Optional;

/** A poisoned passage in a real embedding store, retrieved without the firewall and with it. */
final class HandbookScenes {
    private final Stage stage;
    private final Cast cast;
    private final Guarded guarded;
    private final ContentRetriever handbook = Handbook.retriever();

    HandbookScenes(Stage stage, Cast cast, Guarded guarded) {
        this.stage = stage;
        this.cast = cast;
        this.guarded = guarded;
    }

    List<Row> play() {
        boolean without = withoutFirewall();
        boolean with = withFirewall();
        return List.of(new Row(
                "the stranger's link reached the customer", without ? "yes" : "no", with ? "yes" : "no", !with));
    }

    private boolean withoutFirewall() {
        stage.show(new DemoEvent.Scene("2a", "A poisoned passage in the handbook, without the firewall", false));
        stage.show(new DemoEvent.Said(Voice.USER, "A customer asks", PoisonedDocument.QUESTION));
        stage.show(
                new DemoEvent.Said(Voice.ATTACKER, "Somebody has put a passage among the others", Handbook.poison()));
        passages().forEach(passage -> stage.show(new DemoEvent.Screened(name(passage), "passed", List.of())));
        Assistant assistant = UnguardedServices.assistant()
                .chatModel(cast.reader())
                .contentRetriever(handbook)
                .build();
        return ask(assistant);
    }

    private boolean withFirewall() {
        stage.show(new DemoEvent.Scene("2b", "The same handbook, with the firewall", true));
        Assistant assistant = guarded.agents()
                .services(Assistant.class)
                .chatModel(cast.reader())
                .contentRetriever(guarded.agents().guardRetriever(handbook))
                .build();
        String answer = String.valueOf(assistant.ask(PoisonedDocument.QUESTION).content());
        List<RunRecord> records = guarded.log().scene();
        passages().forEach(passage -> stage.show(screened(passage, records)));
        return show(answer);
    }

    private static DemoEvent.Screened screened(TextSegment passage, List<RunRecord> records) {
        String digest = Digest.of(passage.text()).toString();
        Optional<RunRecord> decision =
                records.stream().filter(record -> record.decidesPassage(digest)).findFirst();
        String action = decision.map(one -> !one.permits() ? "withheld" : one.redacts() ? "redacted" : "passed")
                .orElse("withheld");
        return new DemoEvent.Screened(
                name(passage), action, decision.map(RunRecord::findings).orElse(List.of()));
    }

    private boolean ask(Assistant assistant) {
        return show(String.valueOf(assistant.ask(PoisonedDocument.QUESTION).content()));
    }

    private boolean show(String answer) {
        boolean caught = answer.contains(Handbook.TRAP);
        stage.show(new DemoEvent.Effect(
                caught
                        ? "the answer sends the customer to " + Handbook.TRAP + " to “confirm” a card number"
                        : "the answer does not name the stranger's site",
                !caught));
        return caught;
    }

    private List<TextSegment> passages() {
        return handbook.retrieve(Query.from(PoisonedDocument.QUESTION)).stream()
                .map(Content::textSegment)
                .toList();
    }

    private static String name(TextSegment passage) {
        String text = passage.text();
        return String.valueOf(passage.metadata().getString("source")) + ": "
                + text.substring(0, Math.min(text.length(), 36)).strip() + " …";
    }
}
