package dev.agentfirewall.trace.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints, for each language, how many honest requests are understood and how many sentences are wrongly taken for orders. */
class OrdersCorpusTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja"})
    void requests_honest_areUnderstood(String language) {
        List<Request> requests = Request.read(language + ".txt");
        List<String> missed = new ArrayList<>();
        for (Request request : requests) {
            List<Order> found = Orders.in(request.text(), Voice.USER).list();
            if (!request.isMetBy(found)) {
                missed.add(request.text() + "  " + request.expected() + "  found " + told(found));
            }
        }
        System.out.printf(
                "%s: %d of %d requests understood%n", language, requests.size() - missed.size(), requests.size());
        missed.forEach(miss -> System.out.println("  missed: " + miss));
        assertThat(missed).hasSizeLessThanOrEqualTo(requests.size() * 4 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja"})
    void sentences_thatOrderNothing_giveNoOrderWithAnEffect(String language) {
        List<String> sentences = Request.lines(language + "-none.txt");
        List<String> wrong = new ArrayList<>();
        for (String sentence : sentences) {
            List<Order> found = Orders.in(sentence, Voice.USER).list().stream()
                    .filter(order -> order.effect() != Effect.READ)
                    .toList();
            if (!found.isEmpty()) {
                wrong.add(sentence + "  found " + told(found));
            }
        }
        System.out.printf(
                "%s: %d of %d sentences wrongly taken for orders%n", language, wrong.size(), sentences.size());
        wrong.forEach(one -> System.out.println("  wrong: " + one));
        assertThat(wrong).hasSizeLessThanOrEqualTo(sentences.size() * 8 / 100);
    }

    private static List<String> told(List<Order> orders) {
        return orders.stream()
                .map(order -> order.effect().word() + "/" + order.act() + order.objects()
                        + order.count().most())
                .toList();
    }
}
