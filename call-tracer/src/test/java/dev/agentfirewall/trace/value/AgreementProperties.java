package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.ValueTracer;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.ScanReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index finds all that reading the whole text finds, over texts that repeat themselves as often as they can. */
class AgreementProperties {
    private static final Label READ = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);

    @Property(tries = 400)
    void find_whatStandsInTheTextWhole_isFound(@ForAll("texts") String text, @ForAll("values") String value) {
        if (standsIn(text, value)) {
            assertThat(find(value, text)).isNotEmpty();
        }
    }

    @Property(tries = 400)
    void find_whatIsFound_hasTheValuesWords(@ForAll("texts") String text, @ForAll("values") String value) {
        assertThat(find(value, text))
                .filteredOn(match -> match.form() == Form.EXACT || match.form() == Form.FOLDED)
                .allSatisfy(match -> assertThat(words(text.substring(
                                match.span().start(), match.span().end())))
                        .isEqualTo(words(value)));
    }

    @Property(tries = 100)
    void of_textsInAnyOrder_givesTheSame(
            @ForAll("texts") String one, @ForAll("texts") String other, @ForAll Random random) {
        List<String> order = new ArrayList<>(List.of(one, other, one + other));
        Map<String, ValueIndex> first = indexes(order);
        Collections.shuffle(order, random);
        Map<String, ValueIndex> second = indexes(order);
        Value value = Value.of(one, ArgumentRole.OTHER);
        for (String text : order) {
            assertThat(first.get(text)).isNotNull();
            assertThat(find(first, text, value)).isEqualTo(find(second, text, value));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return run(40);
    }

    @Provide
    Arbitrary<String> values() {
        return run(4).filter(
                        value -> !value.isEmpty() && word(value.charAt(0)) && word(value.charAt(value.length() - 1)));
    }

    private static Arbitrary<String> run(int most) {
        Arbitrary<String> word = Arbitraries.of("ann", "bo", "Ann", "x1", "77", "é", "e\u0301", "東", "京", "２");
        Arbitrary<String> sign = Arbitraries.of(" ", " ", "  ", "\n", ".", "-", "@", "/", ", ", "'", "");
        return Combinators.combine(word, sign)
                .as((w, s) -> w + s)
                .list()
                .ofMaxSize(most)
                .map(words -> String.join("", words));
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** As the firewall reads without an index. */
    private static boolean standsIn(String text, String value) {
        Item item = new Item(
                new Origin.UserInput(Digest.of(text)), READ, Digest.of(text), new ScanReport.Complete(List.of()), text);
        Conversation conversation = new Conversation(new ConversationId("c"), List.of(item));
        return !new ValueTracer(conversation, READ)
                .trace(Json.of(value))
                .sources()
                .isEmpty();
    }

    private static List<String> words(String text) {
        BodyWords words = BodyWords.of(Source.plain(text));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            all.add(words.word(i));
        }
        return all;
    }

    private static Map<String, ValueIndex> indexes(List<String> texts) {
        Map<String, ValueIndex> indexes = new HashMap<>();
        texts.forEach(text -> indexes.put(text, ValueIndex.of(text)));
        return indexes;
    }

    private static List<Match> find(Map<String, ValueIndex> indexes, String text, Value value) {
        ValueIndex index = indexes.get(text);
        return index == null ? List.of() : index.find(value);
    }

    private static List<Match> find(String value, String text) {
        return ValueIndex.of(text).find(Value.of(value, ArgumentRole.OTHER));
    }
}
