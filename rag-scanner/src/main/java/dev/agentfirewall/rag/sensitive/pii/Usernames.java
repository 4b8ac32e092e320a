package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.Set;

/**
 * User names given in a field ({@code username: jdoe42}).
 *
 * <p><b>Limitations.</b> One of letters alone is taken for a word unless it is quoted.
 */
final class Usernames {
    private Usernames() {}

    static SensitiveDetector detector() {
        Kind kind = new Kind("pii.username", "User name in a field", "the name before it");
        Topic topic = new Topic(
                kind.code(),
                Set.of(
                        "*username",
                        "user name",
                        "*user_name",
                        "login",
                        "*user_id",
                        "*userid",
                        "user id",
                        "benutzername",
                        "benutzerkennung",
                        "nom d'utilisateur",
                        "identifiant",
                        "usuario",
                        "nombre de usuario",
                        "nome utente",
                        "utilizador",
                        "gebruikersnaam",
                        "nazwa uzytkownika",
                        "아이디",
                        "사용자명",
                        "ユーザー名",
                        "ユーザーid",
                        "用户名",
                        "用戶名",
                        "账户名",
                        "screen name"));
        Pattern pattern = Pattern.compile(
                "[\"'`]?\\s{0,2}(?:[:=]|=>|is)\\s{0,3}[\"'`]?([A-Za-z0-9][A-Za-z0-9._-]{1,30}[A-Za-z0-9])(?:[^A-Za-z0-9@(\\[]|$)");
        return new AfterWords(kind, topic, pattern, 0.6, Usernames::credible);
    }

    private static boolean credible(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(Character::isLetter);
        return letter && (digit || value.indexOf('_') > 0);
    }
}
