package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines for machines at the foot of passports and identity cards (ICAO 9303), by the check digits of the document's number, the day
 * of birth and the day of expiry.
 *
 * <p><b>Limitations.</b> Lines must be whole; the name's line is found beside one whose digits are right.
 */
final class MachineReadableZones implements SensitiveDetector {
    private static final Kind KIND = new Kind(
            "pii.travel_document_zone", "Machine-readable zone of a passport or card", "form and three checksums");

    private record Line(int start, int end) {}

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        if (text.indexOf('<') < 0) {
            return;
        }
        List<Line> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (passport(text.substring(line.start(), line.end())) || card(text, lines, i)) {
                int first =
                        i > 0 && near(lines.get(i - 1), line) ? lines.get(i - 1).start() : line.start();
                int last = i + 1 < lines.size() && near(line, lines.get(i + 1))
                        ? lines.get(i + 1).end()
                        : line.end();
                found.accept(new Sighting(KIND.code(), first, last, 0.99));
            }
        }
    }

    private static boolean near(Line before, Line after) {
        return after.start() - before.end() <= 3;
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && member(text.charAt(end))) {
                end++;
            }
            int length = end - i;
            if (length == 30 || length == 36 || length == 44) {
                lines.add(new Line(i, end));
            }
            i = Math.max(end, i + 1);
        }
        return lines;
    }

    private static boolean member(char c) {
        return c == '<' || Bounds.digit(c) || (c >= 'A' && c <= 'Z');
    }

    /** The second line of a passport (44) or an older card (36): number, birth and expiry. */
    private static boolean passport(String line) {
        return line.length() >= 36
                && CheckDigits.icao(line.substring(0, 10))
                && CheckDigits.icao(line.substring(13, 20))
                && CheckDigits.icao(line.substring(21, 28));
    }

    /** The second of a card's three lines: birth and expiry; the number stands in the first. */
    private static boolean card(String text, List<Line> lines, int i) {
        Line line = lines.get(i);
        if (line.end() - line.start() != 30 || i == 0 || !near(lines.get(i - 1), line)) {
            return false;
        }
        String second = text.substring(line.start(), line.end());
        String first = text.substring(lines.get(i - 1).start(), lines.get(i - 1).end());
        return first.length() == 30
                && CheckDigits.icao(second.substring(0, 7))
                && CheckDigits.icao(second.substring(8, 15))
                && CheckDigits.icao(first.substring(5, 15));
    }
}
