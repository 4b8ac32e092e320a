package dev.agentfirewall.rag.sensitive.secret;

import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.List;
import java.util.function.Consumer;

/**
 * Private keys in armour: PEM (RSA, EC, DSA, PKCS 8, encrypted), OpenSSH, PGP, PuTTY. A key that was cut short ends with its last line
 * of base64.
 *
 * <p><b>Limitations.</b> Keys in DER, JWK or a key store are not seen.
 */
final class PrivateKeys implements SensitiveDetector {
    private static final Kind PEM = new Kind("secret.private_key", "Private key (PEM, OpenSSH)", "armour");
    private static final Kind PGP = new Kind("secret.pgp_private_key", "Private key (PGP)", "armour");
    private static final Kind PUTTY = new Kind("secret.putty_private_key", "Private key (PuTTY)", "armour");
    private static final String BEGIN = "-----BEGIN";
    private static final String END = "-----END";
    private static final String PUTTY_BEGIN = "PuTTY-User-Key-File-";
    private static final String PUTTY_END = "Private-MAC:";
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_KEY = 24_000;

    @Override
    public List<Kind> kinds() {
        return List.of(PEM, PGP, PUTTY);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        for (int at = text.indexOf(BEGIN); at >= 0; ) {
            int end = armoured(text, at, found);
            at = text.indexOf(BEGIN, Math.max(end, at + 1));
        }
        int mac = text.indexOf(PUTTY_END);
        for (int at = text.indexOf(PUTTY_BEGIN); at >= 0; at = text.indexOf(PUTTY_BEGIN, at + 1)) {
            mac = mac >= 0 && mac < at ? text.indexOf(PUTTY_END, at) : mac; // looked for once for all of them
            putty(text, at, mac, found);
        }
    }

    /** Where the search goes on: after the key, or where there is none, after its beginning. */
    private static int armoured(String text, int at, Consumer<Sighting> found) {
        int labelEnd = text.indexOf("-----", at + BEGIN.length());
        if (labelEnd < 0 || labelEnd - at > LONGEST_LABEL) {
            return at + BEGIN.length();
        }
        String label = text.substring(at + BEGIN.length(), labelEnd);
        if (!label.contains("PRIVATE KEY")) {
            return labelEnd;
        }
        int bodyStart = labelEnd + 5;
        int end = end(text, bodyStart);
        found.accept(new Sighting(label.contains("PGP") ? PGP.code() : PEM.code(), at, end, 0.99));
        return end;
    }

    private static int end(String text, int bodyStart) {
        int limit = Math.min(text.length(), bodyStart + LONGEST_KEY);
        int i = bodyStart;
        while (i < limit && inBody(text.charAt(i))) {
            if (text.charAt(i) == '-' && text.startsWith(END, i)) {
                int close = text.indexOf("-----", i + END.length());
                return close < 0 || close - i > LONGEST_LABEL ? i + END.length() : close + 5;
            }
            i++;
        }
        while (i > bodyStart && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    private static boolean inBody(char c) {
        return Character.isLetterOrDigit(c) || c == '\n' || c == '\r' || "+/=-:,. \t\\\"'_".indexOf(c) >= 0;
    }

    private static void putty(String text, int at, int mac, Consumer<Sighting> found) {
        int end = mac < 0 || mac - at > LONGEST_KEY ? at + PUTTY_BEGIN.length() : lineEnd(text, mac);
        found.accept(new Sighting(PUTTY.code(), at, end, 0.99));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
