package dev.agentfirewall.rag.sensitive.pii;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Telephone numbers, judged by libphonenumber: with a country's code; after words that speak of telephones; or in a form that few other
 * numbers have. It is asked about such runs of digits alone, since it is slow.
 *
 * <p><b>Limitations.</b> A national number with nothing near it that speaks of telephones is found only in the forms of a few countries. Which
 * country a national number belongs to is guessed from the script around it.
 */
final class PhoneNumbers implements SensitiveDetector {
    private static final Kind KIND = new Kind("pii.phone", "Telephone number", "libphonenumber, words near it");
    private static final Topic TOPIC = new Topic(
            KIND.code(),
            Set.of(
                    "phone",
                    "*phone|",
                    "*_phone",
                    "telephone",
                    "tel|",
                    "mobile",
                    "cell|",
                    "cellphone",
                    "fax",
                    "call|",
                    "calling",
                    "whatsapp",
                    "sms",
                    "dial|",
                    "hotline",
                    "contact number",
                    "reach me",
                    "reach us",
                    "reach you",
                    "text me",
                    "answering",
                    "office|",
                    "desk|",
                    "telefon",
                    "handy",
                    "mobil",
                    "rufnummer",
                    "mobilnummer",
                    "portable",
                    "telefono",
                    "movil",
                    "celular",
                    "cellulare",
                    "telefone",
                    "telemovel",
                    "telefoon",
                    "gsm|",
                    "komork",
                    "puhelin",
                    "전화",
                    "휴대폰",
                    "연락처",
                    "핸드폰",
                    "팩스",
                    "電話",
                    "携帯",
                    "ファックス",
                    "电话",
                    "手机",
                    "传真",
                    "手機",
                    "телефон",
                    "모바일",
                    "هاتف",
                    "טלפון",
                    "फोन",
                    "โทร"));
    /** The first that fits counts. Values are short, so that backtracking costs nothing. */
    private static final List<OwnForm> OWN_FORMS = List.of(
            new OwnForm(
                    "US",
                    "\\(\\d{3}\\) ?\\d{3}[-. ]\\d{4}|\\d{3}-\\d{3}-\\d{4}|\\d{3}\\.\\d{3}\\.\\d{4}|1-\\d{3}-\\d{3}-\\d{4}"),
            new OwnForm("FR", "0[1-9](?: \\d{2}){4}|0[1-9](?:\\.\\d{2}){4}"),
            new OwnForm("KR", "01[016-9]-\\d{3,4}-\\d{4}"),
            new OwnForm("JP", "0[789]0-\\d{4}-\\d{4}"),
            new OwnForm("GB", "07\\d{3} ?\\d{6}|07\\d{3} \\d{3} \\d{3}"));

    private record OwnForm(String region, Pattern pattern) {
        OwnForm(String region, String pattern) {
            this(region, Pattern.compile(pattern));
        }
    }

    private static final Pattern DATE = Pattern.compile(
            "(?:19|20)\\d{2}[-/. ]\\d{1,2}[-/. ]\\d{1,2}(?:\\D.*)?|\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}(?:\\D.*)?|(?:19|20)\\d{2} ?[-/] ?(?:19|20)\\d{2}");
    private static final int LEAST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST = 32;
    private static final int NEAR = 14;

    private static final class Util {
        static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance(); // read from its tables on first use
    }

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
            char c = text.charAt(i);
            boolean begins = (Bounds.digit(c) || c == '+' || c == '(') && (i == 0 || !Bounds.alnum(text.charAt(i - 1)));
            i = begins ? examine(page, i, found) : i + 1;
        }
    }

    /** Where the search goes on. */
    private static int examine(Page page, int start, Consumer<Sighting> found) {
        String text = page.text();
        int digits = 0;
        int separators = 0;
        int end = start;
        int at = text.charAt(start) == '+' ? start + 1 : start;
        int gap = 0;
        while (at < text.length() && at - start < LONGEST && digits <= MOST_DIGITS) {
            char c = text.charAt(at);
            if (Bounds.digit(c)) {
                digits++;
                separators += gap > 0 && digits > 1 ? 1 : 0;
                gap = 0;
                end = at + 1;
            } else if ("-. ()/".indexOf(c) >= 0 && gap < 3) {
                gap++;
            } else {
                break;
            }
            at++;
        }
        if (digits < LEAST_DIGITS || digits > MOST_DIGITS || !Bounds.whole(text, start, withExtension(text, end))) {
            return nextGroup(text, start);
        }
        double score = score(page, start, end, digits, separators);
        if (score == 0) {
            return nextGroup(text, start);
        }
        found.accept(new Sighting(KIND.code(), start, withExtension(text, end), score));
        return end;
    }

    private static int nextGroup(String text, int from) {
        int i = from + 1;
        while (i < text.length() && Bounds.digit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int withExtension(String text, int end) {
        int i = end;
        if (text.startsWith(" ext", i)) {
            i += text.startsWith(" ext. ", i) ? 6 : text.startsWith(" ext.", i) || text.startsWith(" ext ", i) ? 5 : 4;
        } else if (i < text.length() && text.charAt(i) == 'x') {
            i++;
        } else {
            return end;
        }
        int from = i;
        while (i < text.length() && i < from + 6 && Bounds.digit(text.charAt(i))) {
            i++;
        }
        return i > from ? i : end;
    }

    private static double score(Page page, int start, int end, int digits, int separators) {
        String text = page.text();
        String written = text.substring(start, end);
        int distance = page.distance(TOPIC, start, end);
        if (written.charAt(0) == '+') {
            return valid(written, "ZZ") ? 0.95 : distance >= 0 ? 0.7 : 0;
        }
        if (date(written) || Bounds.inUrl(text, start)) {
            return 0;
        }
        if (distance >= 0) {
            boolean known = digits >= 8 && anyValid(written, regions(text, start, end));
            boolean close = (distance <= NEAR || Page.follows(distance)) && digits <= 13;
            return known ? 0.9 - distance * 0.001 : close || (separators >= 2 && digits <= 13) ? 0.6 : 0;
        }
        String region = ownForm(written);
        return !region.isEmpty() && valid(written, region) ? 0.7 : 0;
    }

    /** The country whose numbers alone are written like this; empty where many things are. */
    private static String ownForm(String written) {
        return OWN_FORMS.stream()
                .filter(form -> form.pattern().matcher(written).matches())
                .map(OwnForm::region)
                .findFirst()
                .orElse("");
    }

    private static boolean date(String written) {
        return DATE.matcher(written).matches();
    }

    private static List<String> regions(String text, int start, int end) {
        for (int i = Math.max(0, start - 40); i < Math.min(text.length(), end + 20); i++) {
            char c = text.charAt(i);
            if (c < 0x370) {
                continue;
            }
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            switch (script) {
                case HANGUL -> {
                    return List.of("KR");
                }
                case HIRAGANA, KATAKANA -> {
                    return List.of("JP");
                }
                case HAN -> {
                    return List.of("CN", "TW", "HK", "JP");
                }
                case CYRILLIC -> {
                    return List.of("RU", "UA", "BG");
                }
                case ARABIC -> {
                    return List.of("SA", "EG", "AE");
                }
                case HEBREW -> {
                    return List.of("IL");
                }
                case GREEK -> {
                    return List.of("GR");
                }
                case THAI -> {
                    return List.of("TH");
                }
                default -> {}
            }
        }
        return List.of("US", "GB", "DE", "FR", "ES", "IT", "IN", "BR", "PL", "NL");
    }

    private static boolean anyValid(String written, List<String> regions) {
        return regions.stream().anyMatch(region -> valid(written, region));
    }

    private static boolean valid(String written, String region) {
        try {
            return Util.PHONES.isValidNumber(Util.PHONES.parse(written, region));
        } catch (NumberParseException e) {
            return false; // not a number there
        }
    }
}
