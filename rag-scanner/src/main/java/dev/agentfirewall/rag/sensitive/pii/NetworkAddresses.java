package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Addresses on a network: IPv4, IPv6, MAC. Those that name nobody in particular (loopback, private, link-local, multicast, all zeros)
 * are left out.
 *
 * <p><b>Limitations.</b> A version number of four parts looks like an address unless "v" or "version" stands before it.
 */
final class NetworkAddresses implements SensitiveDetector {
    private static final Kind IP = new Kind("pii.ip_address", "Public IP address", "form and range");
    private static final Kind MAC = new Kind("pii.mac_address", "MAC address", "form");
    private static final int LONGEST = 45;

    @Override
    public List<Kind> kinds() {
        return List.of(IP, MAC);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean hex = hex(c);
            if ((hex || c == ':') && (i == 0 || (!Bounds.alnum(text.charAt(i - 1)) && text.charAt(i - 1) != ':'))) {
                i = Math.max(i + 1, examine(text, i, found));
            } else {
                i++;
            }
        }
    }

    private static int examine(String text, int start, Consumer<Sighting> found) {
        int end = start;
        int dots = 0;
        int colons = 0;
        int dashes = 0;
        while (end < text.length() && end - start < LONGEST) {
            char c = text.charAt(end);
            if (c == '.' && end + 1 < text.length() && Bounds.digit(text.charAt(end + 1))) {
                dots++;
            } else if (c == ':' && end + 1 < text.length()) {
                colons++;
            } else if (c == '-') {
                dashes++;
            } else if (!hex(c)) {
                break;
            }
            end++;
        }
        while (end > start
                && (text.charAt(end - 1) == '-' || (text.charAt(end - 1) == ':' && !text.startsWith("::", end - 2)))) {
            colons -= text.charAt(end - 1) == ':' ? 1 : 0;
            end--;
        }
        if (end < text.length() && (Bounds.alnum(text.charAt(end)) || text.charAt(end) == '_')) {
            return end;
        }
        if (dots != 3 && dashes != 5 && colons < 2) {
            return end; // most words
        }
        String address = text.substring(start, end);
        if (dots == 3 && colons <= 1) {
            four(text, start, colons == 1 ? start + address.indexOf(':') : end, found);
        } else if ((colons == 5 && dots == 0) || (dashes == 5 && colons == 0 && dots == 0)) {
            mac(address, start, end, found);
        } else if (colons >= 2 && dashes == 0 && six(address)) {
            found.accept(new Sighting(IP.code(), start, end, 0.9));
        }
        return end;
    }

    private static boolean hex(char c) {
        return Bounds.digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static void four(String text, int start, int end, Consumer<Sighting> found) {
        String[] parts = text.substring(start, end).split("\\.", -1);
        if (parts.length != 4 || !Bounds.whole(text, start, end) || version(text, start)) {
            return;
        }
        int[] bytes = new int[4];
        for (int i = 0; i < 4; i++) {
            if (parts[i].isEmpty() || parts[i].length() > 3 || !CheckDigits.digits(parts[i])) {
                return;
            }
            bytes[i] = Integer.parseInt(parts[i]);
            if (bytes[i] > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
                return;
            }
        }
        if (somebodys(bytes[0], bytes[1], bytes[2])) {
            found.accept(new Sighting(IP.code(), start, end, 0.85));
        }
    }

    private static boolean somebodys(int a, int b, int c) {
        boolean own = a == 10
                || (a == 172 && b >= 16 && b <= 31)
                || (a == 192 && b == 168)
                || (a == 100 && b >= 64 && b < 128);
        boolean documentation =
                (a == 192 && b == 0 && c <= 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        return a > 0 && a < 224 && a != 127 && !own && !documentation && !(a == 169 && b == 254);
    }

    private static boolean version(String text, int start) {
        String before = text.substring(Math.max(0, start - 10), start).toLowerCase(Locale.ROOT);
        return before.matches("(?s).*(\\bv|version|release|ver\\.)[ :]{0,2}");
    }

    private static void mac(String address, int start, int end, Consumer<Sighting> found) {
        String hex = address.replace(":", "").replace("-", "").toLowerCase(Locale.ROOT);
        boolean pairs = address.length() == 17 && hex.length() == 12;
        if (pairs && hex.chars().distinct().count() > 2) {
            for (int i = 2; i < 17; i += 3) {
                if (address.charAt(i) != ':' && address.charAt(i) != '-') {
                    return;
                }
            }
            found.accept(new Sighting(MAC.code(), start, end, 0.9));
        }
    }

    private static boolean six(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int gap = lower.indexOf("::");
        String[] groups = lower.split(":", -1);
        int given = 0;
        int digits = 0;
        for (String group : groups) {
            if (group.length() > 4 || group.indexOf('.') >= 0) {
                return false;
            }
            given += group.isEmpty() ? 0 : 1;
            digits += group.length();
        }
        boolean form = gap < 0 ? given == 8 : given <= 7 && lower.indexOf("::", gap + 1) < 0;
        boolean nobodys = lower.startsWith("fe8")
                || lower.startsWith("fc")
                || lower.startsWith("fd")
                || lower.startsWith("ff")
                || lower.startsWith("2001:db8");
        return form && !nobodys && given >= 3 && digits >= 8;
    }
}
