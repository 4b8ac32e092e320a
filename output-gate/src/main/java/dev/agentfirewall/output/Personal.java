package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Personal data of others in a text: values that a source read by the model holds and nobody vouches for, and that the user did not say. Each is named
 * by its kind, and by whether the user asked for such: {@code answer.pii.us_ssn}, {@code answer.asked.us_ssn}. What the detectors of personal data
 * saw in the source is looked for, however it is spaced here.
 *
 * <p><b>Limitations.</b> Values alone are known, not whose they are; asked counts by words of the kind, in six languages.
 */
final class Personal {
    private static final String FAMILY = "pii.";
    private static final int MOST = 100;
    private static final int OPTIONS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Set<String> UNSPACED = Set.of("email", "username", "ip_address", "mac_address");
    private static final Pattern ALL = Pattern.compile(
            "\\b(?:everything|every field|all (?:of )?(?:the |its |his |her |their )?(?:data|details|fields|information|values|numbers)"
                    + "|full (?:record|details|text|profile)|complete|verbatim|raw|word for word|as it is|personal (?:data|details)"
                    + "|alles|alle daten|vollst\u00E4ndig|tout|todo|tutto)\\b",
            OPTIONS);
    private static final Pattern CARD = Pattern.compile(
            "\\b(?:credit|debit|payment|cards?|visa|mastercard|amex|cvc|cvv|kreditkarten?|karten?nummer|carte|tarjeta|carta)\\b",
            OPTIONS);
    private static final Pattern REACH = Pattern.compile(
            "\\b(?:contacts?|reach|call|write|e-?mails?|mail|phones?|mobile|telephone|numbers?|address(?:es)?|who|telefon\\w*|nummer|adresse|kontakt\\w*|correo|direcci[o\u00F3]n)\\b",
            OPTIONS);
    private static final Pattern BANK = Pattern.compile(
            "\\b(?:ibans?|bics?|banks?|accounts?|pay|payments?|invoices?|transfers?|routing|konto\\w*|rechnung\\w*|compte|cuenta|conto)\\b",
            OPTIONS);
    private static final Pattern IDENTITY = Pattern.compile(
            "\\b(?:ids?|identity|passports?|ssn|social security|national|insurance|tax|licen[cs]es?|medicare|health|ausweis\\w*|pass|steuer\\w*"
                    + "|versicherung\\w*|identit\u00E9|identidad|birth\\w*|born|age)\\b",
            OPTIONS);

    private final Told told;

    Personal(Told told) {
        this.told = told;
    }

    /**
     * A value that a detector saw.
     *
     * @param kind such as {@code us_ssn}
     * @param value squeezed
     */
    record Datum(String kind, String value) {
        static Datum of(Finding finding, String text) {
            String value = text.substring(finding.span().start(), finding.span().end());
            return new Datum(finding.rule().substring(FAMILY.length()), Squeezed.plain(value));
        }

        /** Tells the kind; the value is guarded. */
        @Override
        public String toString() {
            return "datum of kind " + kind;
        }
    }

    static boolean sees(Finding finding) {
        return finding.rule().startsWith(FAMILY);
    }

    List<Finding> in(String text) {
        List<Finding> found = new ArrayList<>();
        if (told.personal().isEmpty()) {
            return found;
        }
        Squeezed squeezed = Squeezed.of(text);
        for (Datum datum : told.personal()) {
            int at = squeezed.text().indexOf(datum.value());
            while (at >= 0 && found.size() < MOST) {
                int end = at + datum.value().length();
                if (squeezed.bounded(at, end)) {
                    found.add(new Finding(rule(datum), Severity.LOW, squeezed.original(at, end), 1.0));
                }
                at = squeezed.text().indexOf(datum.value(), end);
            }
        }
        return found;
    }

    /** Where in the original the beginning of a value stands with which {@code text} ends; empty when it ends with none. */
    OptionalInt growing(Squeezed text) {
        int length = text.length();
        int longest = told.personal().stream()
                .filter(datum -> !UNSPACED.contains(datum.kind()))
                .mapToInt(datum -> ending(text, datum.value()))
                .max()
                .orElse(0);
        return longest == 0
                ? OptionalInt.empty()
                : OptionalInt.of(text.original(length - longest, length).start());
    }

    private static int ending(Squeezed text, String value) {
        for (int shared = Math.min(value.length(), text.length());
                shared > 0;
                shared--) { // all of it waits too: more letters, and it is none
            int from = text.length() - shared;
            if (text.text().regionMatches(from, value, 0, shared) && text.begins(from)) {
                return shared;
            }
        }
        return 0;
    }

    private String rule(Datum datum) {
        return (told.asked(Personal.words(datum.kind())) || told.asked(ALL) ? "answer.asked." : "answer.pii.")
                + datum.kind();
    }

    private static Pattern words(String kind) {
        return switch (kind) {
            case "payment_card", "payment_card_code" -> CARD;
            case "email", "phone", "person_name", "postal_address", "postal_code", "username" -> REACH;
            case "iban", "bic", "bank_account", "uk_sort_code", "us_bank_routing" -> BANK;
            default -> IDENTITY;
        };
    }
}
