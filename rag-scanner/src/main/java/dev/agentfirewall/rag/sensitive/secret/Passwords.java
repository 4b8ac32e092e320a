package dev.agentfirewall.rag.sensitive.secret;

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
 * A password given in a field or a sentence: {@code password=…}, {@code "pwd": "…"}, {@code Das Passwort lautet …}.
 *
 * <p><b>Limitations.</b> A password that is a plain word counts only where it is quoted or ends its line. One in a sentence without a
 * sign or verb ("use hunter2 to log in") is missed.
 */
final class Passwords implements SensitiveDetector {
    private static final Kind KIND = new Kind("secret.password", "Password in a field", "the name before it");
    private static final Topic TOPIC = new Topic(
            "secret.password",
            Set.of(
                    "*password",
                    "*passwd",
                    "*passphrase",
                    "pwd",
                    "*_pwd",
                    "*userpwd",
                    "*dbpwd",
                    "*rootpw",
                    "*passwort",
                    "*kennwort",
                    "mot de passe",
                    "*motdepasse",
                    "*contrasena",
                    "clave de acceso",
                    "*senha",
                    "palavra-passe",
                    "*wachtwoord",
                    "*haslo",
                    "*losenord",
                    "*adgangskode",
                    "*salasana",
                    "*пароль",
                    "*비밀번호",
                    "*암호",
                    "*パスワード",
                    "*暗証番号",
                    "*密码",
                    "*密碼",
                    "*口令",
                    "*sifre",
                    "*parola d'ordine",
                    "*dbpass",
                    "\"pass\"",
                    "'pass'",
                    "*_pass",
                    "*userpass",
                    "*كلمة المرور",
                    "*מסיסמה",
                    "*पासवर्ड"));
    private static final int SHORTEST = 4;
    private static final int LONGEST = 128;
    private static final String ENDS = " \t\n\"'`<>,;&";
    private static final String SYMBOLS = "!@#$%^*?~+";

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
        page.each(TOPIC, (start, end) -> examine(page.text(), end, found));
    }

    private static void examine(String text, int nameEnd, Consumer<Sighting> found) {
        int from = Assignment.value(text, nameEnd, false);
        if (from < 0) {
            return;
        }
        char before = text.charAt(from - 1);
        boolean quoted = before == '"' || before == '\'' || before == '`';
        int end = end(text, from, quoted ? before : 0);
        String value = text.substring(from, end);
        boolean field = text.charAt(from - 1) == '=' || quoted;
        if (credible(value, text, end, field) && !Placeholders.is(value)) {
            found.accept(new Sighting(KIND.code(), from, end, field ? 0.85 : 0.75));
        }
    }

    private static int end(String text, int from, int quote) {
        int limit = Math.min(text.length(), from + LONGEST);
        int i = from;
        while (i < limit
                && (quote > 0 ? text.charAt(i) != quote && text.charAt(i) != '\n' : ENDS.indexOf(text.charAt(i)) < 0)) {
            i++;
        }
        while (quote == 0 && i > from && ".)]}".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private static boolean credible(String value, String text, int end, boolean field) {
        if (value.length() < SHORTEST || "({[$%<".indexOf(value.charAt(0)) >= 0 || value.contains("://")) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == '(' || text.charAt(end) == '[')) {
            return false; // code that asks for it
        }
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean symbol = value.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
        boolean word =
                value.chars().allMatch(c -> c >= 128 || Bounds.letter((char) c) || c == '_' || c == '.' || c == ' ');
        boolean sentence = value.indexOf(' ') >= 0;
        return !sentence && ((digit || symbol) || (field && !word));
    }
}
