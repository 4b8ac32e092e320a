package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Table;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Postal addresses by the way in which a language writes them: a street's word, a name, a house number, and what follows of postcode and
 * town. The forms stand in {@code addresses.tsv}.
 *
 * <p><b>Limitations.</b> Streets without a word for street ("Unter den Linden 5"), addresses in small letters, and those of countries that
 * the table lacks are missed. A town or country by itself is no address.
 */
final class PostalAddresses implements SensitiveDetector {
    private static final Kind KIND = new Kind("pii.postal_address", "Postal address", "form, by language");
    private static final int BEFORE = 56;
    private static final int AFTER = 96;
    private static final double SCORE = 0.75;

    private final List<Form> forms = new ArrayList<>();

    /** How one language writes an address; {@code before} and {@code after} tell where a digit must stand. */
    private record Form(Topic topic, int before, int after, Pattern pattern) {}

    PostalAddresses() {
        for (Table.Row row : Table.read("addresses.tsv", "language", "countries", "words", "digits", "pattern")) {
            Topic topic = new Topic(KIND.code() + "." + row.cell(0), row.words(2));
            String[] digits = row.cell(3).split("/", -1);
            forms.add(new Form(
                    topic, Integer.parseInt(digits[0]), Integer.parseInt(digits[1]), Pattern.compile(row.cell(4))));
        }
    }

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public Set<Topic> topics() {
        return forms.stream().map(Form::topic).collect(Collectors.toSet());
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        for (Form form : forms) {
            Told told = new Told(found);
            page.each(form.topic(), (start, end) -> {
                if (start >= told.end) {
                    examine(page.text(), form, start, end, told);
                }
            });
        }
    }

    /** Hands sightings on, and knows where the last one ends: a word within it tells of no other address. */
    private static final class Told implements Consumer<Sighting> {
        private final Consumer<Sighting> found;
        private int end;

        Told(Consumer<Sighting> found) {
            this.found = found;
        }

        @Override
        public void accept(Sighting sighting) {
            end = sighting.end();
            found.accept(sighting);
        }
    }

    private static void examine(String text, Form form, int start, int end, Consumer<Sighting> found) {
        int from = Math.max(0, start - BEFORE);
        int to = Math.min(text.length(), end + AFTER);
        boolean digit = digitWithin(text, Math.max(from, start - form.before()), start)
                || digitWithin(text, end, Math.min(to, end + form.after()));
        if (!digit) {
            return;
        }
        Matcher matcher = form.pattern().matcher(text.substring(from, to));
        int at = 0;
        while (matcher.find(at)) {
            int first = from + matcher.start();
            int last = from + matcher.end();
            if (first <= start && last >= end && (first == 0 || !Bounds.alnum(text.charAt(first - 1)))) {
                found.accept(new Sighting(KIND.code(), first, trimmed(text, first, last), SCORE));
                return;
            }
            at = last <= start ? matcher.end() : matcher.start() + 1; // over an address that ends before the word
            if (first > start || at >= to - from) {
                return;
            }
        }
    }

    private static int trimmed(String text, int start, int end) {
        int i = end;
        while (i > start + 1 && (text.charAt(i - 1) <= ' ' || ",.".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i;
    }

    private static boolean digitWithin(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Bounds.digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
