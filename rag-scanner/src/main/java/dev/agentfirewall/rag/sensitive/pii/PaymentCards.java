package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Payment card numbers: the issuer's range, its length, and Luhn's checksum. Without a word near it, one must be written in groups or
 * stand alone with 15 or 16 digits.
 *
 * <p><b>Limitations.</b> One in ten numbers of a card's range and length passes the checksum by chance, so an order number may be taken
 * for a card where the text speaks of cards.
 */
final class PaymentCards implements SensitiveDetector {
    private static final Kind KIND =
            new Kind("pii.payment_card", "Payment card number", "issuer's range, length and checksum");
    private static final Topic TOPIC = new Topic(
            KIND.code(),
            Set.of(
                    "card",
                    "cc|",
                    "ccnum",
                    "visa",
                    "mastercard",
                    "amex",
                    "american express",
                    "diners",
                    "jcb|",
                    "maestro",
                    "unionpay",
                    "kreditkarte",
                    "karte",
                    "kartennummer",
                    "carte",
                    "tarjeta",
                    "carta di",
                    "carta de",
                    "cartao",
                    "kaart",
                    "karta",
                    "karty",
                    "kort",
                    "카드",
                    "カード",
                    "卡号",
                    "卡號",
                    "信用卡",
                    "*cardnumber",
                    "*creditcard",
                    "pan|"));
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        int i = 0;
        while (i < text.length()) {
            if (Bounds.digit(text.charAt(i)) && (i == 0 || !Bounds.alnum(text.charAt(i - 1)))) {
                i = examine(page, i, found);
            } else {
                i++;
            }
        }
    }

    /** Where the search goes on. */
    private static int examine(Page page, int start, Consumer<Sighting> found) {
        String text = page.text();
        StringBuilder digits = new StringBuilder(LONGEST);
        int end = start;
        int groups = 1;
        int at = start;
        while (at < text.length() && digits.length() <= LONGEST) {
            char c = text.charAt(at);
            if (Bounds.digit(c)) {
                digits.append(c);
                end = at + 1;
            } else if ((c == ' ' || c == '-' || c == '.') && at == end) {
                groups++;
            } else {
                break;
            }
            at++;
        }
        int firstGroup = endOfGroup(text, start);
        String number = digits.toString();
        boolean follows =
                start > 1 && Bounds.digit(text.charAt(start - 2)) && " -.".indexOf(text.charAt(start - 1)) >= 0;
        if (number.length() < SHORTEST
                || number.length() > LONGEST
                || !Bounds.whole(text, start, end)
                || (follows && number.length() < 15)) {
            return firstGroup;
        }
        double score = score(page, number, start, end, groups);
        if (score == 0) {
            return firstGroup;
        }
        found.accept(new Sighting(KIND.code(), start, end, score));
        return end;
    }

    private static double score(Page page, String number, int start, int end, int groups) {
        if (!issued(number)
                || !CheckDigits.luhn(number)
                || number.chars().distinct().count() == 1) {
            return 0;
        }
        if (page.distance(TOPIC, start, end) >= 0) {
            return 0.98;
        }
        boolean grouped = groups >= 3 && groups <= 5;
        boolean usual = number.length() == 15 || number.length() == 16;
        return usual && !Bounds.inUrl(page.text(), start) ? grouped ? 0.93 : 0.7 : 0;
    }

    private static boolean issued(String number) {
        int length = number.length();
        int two = CheckDigits.number(number, 0, 2);
        int three = CheckDigits.number(number, 0, 3);
        int four = CheckDigits.number(number, 0, 4);
        if (number.charAt(0) == '4') {
            return length == 13 || length == 16 || length == 19;
        }
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return length == 16;
        }
        if (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305)) {
            return length >= 14;
        }
        if (four == 1800 || four == 2131) {
            return length == 15;
        }
        boolean network = two == 35
                || four == 6011
                || two == 65
                || (three >= 644 && three <= 649)
                || two == 62
                || two == 81
                || two == 60
                || (four >= 2200 && four <= 2204);
        if (network) {
            return length >= 16;
        }
        return two == 50 || (two >= 56 && two <= 69); // Maestro, from 12 digits on
    }

    private static int endOfGroup(String text, int from) {
        int i = from;
        while (i < text.length() && Bounds.digit(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
