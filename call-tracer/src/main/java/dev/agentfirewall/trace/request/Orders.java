package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a text orders, sentence by sentence. Immutable and thread-safe.
 *
 * <p><b>Limitations.</b> Orders are found by word lists: an order in words that are on no list, in a language that is on
 * none, or between the lines ("it would be a pity if …") is not found. What is found may be no order at all, most of all in
 * the user's voice, which is read generously.
 *
 * @param list what is ordered, in the text's order
 * @param forbidden what is ordered not to be done
 * @param complete false where the text was longer than its {@link Voice} is read
 */
public record Orders(List<Order> list, List<Order> forbidden, boolean complete) {
    private static final Orders NONE = new Orders(List.of(), List.of(), true);

    public Orders {
        list = List.copyOf(list);
        forbidden = List.copyOf(forbidden);
    }

    public static Orders none() {
        return NONE;
    }

    /** The orders in {@code text}, spoken by {@code voice}. */
    public static Orders in(String text, Voice voice) {
        boolean complete = text.length() <= voice.longest();
        String read = complete ? text : text.substring(0, voice.longest());
        OrderReader reader = new OrderReader(voice);
        read(read, UnaryOperator.identity(), voice, reader);
        return new Orders(reader.orders(), reader.forbidden(), complete);
    }

    /** The orders in sentences that were cut out of a text, spoken by {@code voice}. */
    public static Orders in(List<Sentence> sentences, Voice voice) {
        OrderReader reader = new OrderReader(voice);
        long length = 0;
        for (Sentence sentence : sentences) {
            length += sentence.text().length();
            if (length > voice.longest()) {
                return new Orders(reader.orders(), reader.forbidden(), false);
            }
            read(sentence.text(), sentence::locate, voice, reader);
        }
        return new Orders(reader.orders(), reader.forbidden(), true);
    }

    private static void read(String text, UnaryOperator<Span> place, Voice voice, OrderReader reader) {
        List<Token> tokens = voice == Voice.USER ? Tokens.of(text) : Tokens.withoutQuotes(text);
        Lexicons languages = Lexicons.in(tokens);
        for (List<Token> sentence : Sentences.of(tokens)) {
            reader.read(sentence, place, languages.of(sentence));
        }
    }
}
