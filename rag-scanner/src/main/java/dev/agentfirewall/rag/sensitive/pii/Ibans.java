package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * International bank account numbers (ISO 13616): the country's length, and the remainder 1 by 97. Groups may be set apart by one space
 * or dash.
 *
 * <p><b>Limitations.</b> One with a digit wrong is missed; so is one broken over two lines.
 */
final class Ibans implements SensitiveDetector {
    private static final Kind KIND = new Kind("pii.iban", "IBAN", "country, length and checksum");
    private static final int LONGEST = 34;
    private static final Map<String, Integer> LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 "
                    + "FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 "
                    + "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
                    + "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private static Map<String, Integer> lengths(String list) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String one : list.split(" ", -1)) {
            lengths.put(one.substring(0, 2), Integer.parseInt(one.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        for (int i = 0; i + 14 < text.length(); i++) {
            boolean begins = Bounds.letter(text.charAt(i))
                    && Bounds.letter(text.charAt(i + 1))
                    && (Bounds.digit(text.charAt(i + 2)) || text.charAt(i + 2) == ' ')
                    && (i == 0 || !Bounds.alnum(text.charAt(i - 1)));
            if (begins) {
                examine(text, i, found);
            }
        }
    }

    private static void examine(String text, int start, Consumer<Sighting> found) {
        Integer length = LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return;
        }
        StringBuilder compact = new StringBuilder(LONGEST);
        int end = start;
        boolean parted = false;
        while (end < text.length() && compact.length() < length) {
            char c = text.charAt(end);
            if (Bounds.alnum(c)) {
                compact.append(Character.toUpperCase(c));
                parted = false;
            } else if (parted || (c != ' ' && c != '-')) {
                return;
            } else {
                parted = true;
            }
            end++;
        }
        boolean whole = end == text.length() || !Bounds.alnum(text.charAt(end));
        boolean checkDigits =
                compact.length() > 4 && Bounds.digit(compact.charAt(2)) && Bounds.digit(compact.charAt(3));
        if (compact.length() == length
                && whole
                && checkDigits
                && CheckDigits.mod97(compact.substring(4) + compact.substring(0, 4)) == 1) {
            found.accept(new Sighting(KIND.code(), start, end, 0.99));
        }
    }
}
