package dev.agentfirewall.trace.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for orders in any text at all. */
class OrdersProperties {

    @Property(tries = 300)
    void spans_ofAnyText_lieInIt(@ForAll("texts") String text, @ForAll Voice voice) {
        Orders orders = Orders.in(text, voice);
        List<Order> all = new ArrayList<>(orders.list());
        all.addAll(orders.forbidden());
        assertThat(all).allSatisfy(order -> {
            assertThat(order.sentence().end()).isLessThanOrEqualTo(text.length());
            assertThat(order.verb().start())
                    .isGreaterThanOrEqualTo(order.sentence().start());
            assertThat(order.verb().end()).isLessThanOrEqualTo(order.sentence().end());
            assertThat(order.verb().length()).isPositive();
        });
    }

    @Property(tries = 100)
    void orders_readTwice_areTheSame(@ForAll("texts") String text) {
        assertThat(UserTask.read(List.of(text))).isEqualTo(UserTask.read(List.of(text)));
    }

    @Property(tries = 100)
    void order_afterAnyOtherSentence_isStillFound(@ForAll("sentences") String before) {
        assertThat(Orders.in(before + ". \n\nPlease delete the largest file.", Voice.USER)
                        .list())
                .anyMatch(
                        order -> order.act().equals("delete") && order.objects().contains("file"));
    }

    @Property(tries = 100)
    void request_howeverPolite_ordersTheSame(@ForAll("frames") String frame, @ForAll("deeds") String deed) {
        assertThat(acts(frame + deed)).containsAll(acts("Please " + deed)).isNotEmpty();
    }

    private static List<String> acts(String text) {
        return Orders.in(text, Voice.USER).list().stream().map(Order::act).toList();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.of(
                "please",
                "send",
                "the",
                "mail",
                "and",
                ",",
                ".",
                "'",
                "\"",
                "\n",
                "delete",
                "it",
                "bitte",
                "lösche",
                "nicht",
                "请",
                "把",
                "文件",
                "删除",
                "ください",
                "送って",
                "s'il",
                "te",
                "plaît",
                "envoie-le-moi",
                "enviármelo",
                "don't",
                "let",
                "know",
                "a@b.example",
                "/x/y",
                "$5",
                "12",
                "«",
                "»",
                "「",
                "😀",
                "ﬁ",
                "\u0301",
                "");
        return word.list().ofMaxSize(60).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars(" ,:").ofMaxLength(80);
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of(
                "Please ", "Could you ", "Can you please ", "I want you to ", "Make sure to ", "I'd like to ");
    }

    @Provide
    Arbitrary<String> deeds() {
        return Arbitraries.of(
                "send an email to Bob", "delete both files", "book a table", "pay the bill", "let Ann know");
    }
}
