package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mail addresses, with letters of any script before and after the sign.
 *
 * <p><b>Limitations.</b> Quoted local parts, addresses of hosts without a dot, and "jo at example dot org" are missed.
 */
final class EmailAddresses implements SensitiveDetector {
    private static final Kind KIND = new Kind("pii.email", "E-mail address", "form");
    private static final Set<String> FILES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "css", "json", "py", "md", "html");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            int end = domainEnd(text, at + 1);
            if (start < at && end > 0 && !text.startsWith("git@", start)) {
                found.accept(new Sighting(KIND.code(), start, end, 0.9));
            }
        }
    }

    private static int localStart(String text, int at) {
        int i = at;
        while (i > 0 && i > at - LONGEST_LOCAL && local(text.charAt(i - 1))) {
            i--;
        }
        while (i < at && ".-+'".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean local(char c) {
        return Bounds.alnum(c) || "._%+-'".indexOf(c) >= 0 || (c >= 128 && Character.isLetter(c) && !cjk(c));
    }

    /** In texts without spaces the words before an address run into it. */
    private static boolean cjk(char c) {
        return c >= 0x2E80;
    }

    private static int domainEnd(String text, int from) {
        int i = from;
        int lastDot = -1;
        while (i < text.length() && i < from + LONGEST_DOMAIN && domain(text, i, from)) {
            lastDot = text.charAt(i) == '.' ? i : lastDot;
            i++;
        }
        while (i > from && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == '-')) {
            i--;
            lastDot = text.lastIndexOf('.', i - 1);
        }
        if (lastDot <= from || i - lastDot < 3) {
            return -1;
        }
        String top = text.substring(lastDot + 1, i).toLowerCase(Locale.ROOT);
        boolean letters = top.startsWith("xn--") || top.chars().allMatch(Character::isLetter);
        return letters && !FILES.contains(top) ? i : -1;
    }

    private static boolean domain(String text, int i, int from) {
        char c = text.charAt(i);
        if (c == '.' || c == '-') {
            return i > from && text.charAt(i - 1) != '.';
        }
        return Bounds.alnum(c) || (c >= 128 && Character.isLetter(c) && !cjk(c));
    }
}
