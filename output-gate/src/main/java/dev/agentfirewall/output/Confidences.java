package dev.agentfirewall.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a system prompt tells the model in confidence: canaries, and the values in sentences that say so ("never reveal", "internal", "the password
 * is"). Values are what no sentence holds by chance: codes, keys, quoted words, words in capitals.
 *
 * <p><b>Limitations.</b> A secret in plain words that no sentence calls one is part of the prompt, and seen when the prompt is repeated.
 */
final class Confidences {
    private static final int MOST = 200;
    private static final Pattern CUE = Pattern.compile(
            "canary|secret|confidential|password|passphrase|passcode|\\bpin\\b|api[ _-]?key|access["
                    + " _-]?(?:key|code)|credential|private key|token|codename|code name|code word|internal"
                    + " (?:only|use|code)|flag\\b|(?:never|not|don't|don\u2019t|without)\\s+(?:ever\\s+)?(?:be\\s+)?(?:reveal|share|disclos|mention|tell|repeat|print|output|leak|say|give"
                    + " out|expose|show|divulg)|vertraulich|geheim|passwort|kennwort|niemals|confidentiel|secr[eè]t|mot de"
                    + " passe|contrase[nñ]a|secreto|confidencial|segreto|riservato|senha",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("[\"'\u201C\u2018`]([^\"'\u201D\u2019`\\n"
            + "]{4,80})[\"'\u201D\u2019`]|[\\p{L}\\p{N}][\\p{L}\\p{N}_@#$%&*+=/!.:-]{3,127}");
    private static final Pattern NAMED = Pattern.compile(
            "(?:password|passphrase|passcode|pin|code ?name|codename|code ?word|secret|key|token|passwort|kennwort|mot"
                    + " de passe|contrase[nñ]a)\\b[^.\\n"
                    + ":=]{0,40}?(?:\\bis\\b|:|=|\\bist\\b|\\best\\b|\\bes\\b)\\s*[\"'\u201C`]?([^\\s\"'\u201D`,;.]{3,100}(?:["
                    + " -][A-Z][^\\s\"'\u201D`,;.]{2,40}){0,4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN = Pattern.compile(
            "\\b(?:password|passphrase|passcode|passwd|pwd|pass|secret|token|api key|passwort|kennwort|mot de"
                    + " passe|contrase[nñ]a)\\b[^\\p{L}\\p{N}\\n]{1,6}(?:(?:is|ist|est|es|was|now|to)\\s+)?[\"'\u201C`]?([^\\s\"'\u201D`,;]{6,100})",
            Pattern.CASE_INSENSITIVE);
    /** Numbers that let somebody in once. */
    private static final Pattern ONCE = Pattern.compile(
            "\\b(?:(?:log-?in|sign-?in|security|verification|confirmation|access|one[ -]?time|auth\\w*|2fa|sms|bank\\w*)[ -]?(?:pass)?(?:codes?|pin)|otp|tan|passcode|pin|bestätigungscode|sicherheitscode|einmalcode|code de (?:vérification|sécurité|connexion|confirmation)|código de (?:verificación|seguridad|acceso|confirmación))\\b[^\\p{N}\\n.]{1,24}?([0-9](?:[ -]?[0-9]){5,9})(?![0-9])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> WORDS = Set.of(
            "http",
            "https",
            "json",
            "html",
            "never",
            "must",
            "note",
            "important",
            "system",
            "assistant",
            "always",
            "users",
            "customer",
            "customers");

    private Confidences() {}

    /** The values that {@code prompt} tells in confidence, as they stand. */
    static List<String> in(String prompt) {
        Set<String> found = new LinkedHashSet<>();
        Canary.in(prompt).forEach(found::add);
        Matcher named = NAMED.matcher(prompt);
        while (named.find() && found.size() < MOST) {
            String value = trimmed(named.group(1));
            if (Squeezed.plain(value).length() >= 4 && !plainWord(value)) {
                found.add(value);
            }
        }
        String[] sentences = prompt.split("(?<=[.!?])\\s+|\\n+", -1);
        for (int i = 0; i < sentences.length && found.size() < MOST; i++) {
            boolean cue = CUE.matcher(sentences[i]).find();
            boolean next = i + 1 < sentences.length
                    && sentences[i + 1].length() < 200
                    && CUE.matcher(sentences[i + 1]).find();
            if (cue || next) {
                values(sentences[i], found);
            }
        }
        return new ArrayList<>(found);
    }

    /** Whether {@code prompt} says that something is not to be told. */
    static boolean keeps(String prompt) {
        return CUE.matcher(prompt).find();
    }

    /** What {@code text} calls a password or a key: no word of a language, next to the name. */
    static Set<String> spoken(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher spoken = SPOKEN.matcher(text);
        while (spoken.find() && found.size() < MOST) {
            String value = trimmed(spoken.group(1));
            boolean mixed = value.chars().anyMatch(c -> !Character.isLetter(c))
                    && value.chars().anyMatch(Character::isLetter);
            if (mixed && !value.contains("://")) {
                found.add(value);
            }
        }
        Matcher once = ONCE.matcher(text);
        while (once.find() && found.size() < MOST) {
            found.add(once.group(1));
        }
        return found;
    }

    private static void values(String sentence, Set<String> found) {
        Matcher value = VALUE.matcher(sentence);
        while (value.find() && found.size() < MOST) {
            String quoted = value.group(1);
            String one = quoted == null ? trimmed(value.group()) : quoted.strip();
            if (Squeezed.plain(one).length() >= 5 && telling(one)) {
                found.add(one);
            }
        }
    }

    /** No word of a language: digits among letters, or capitals where there should be none. */
    private static boolean telling(String value) {
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean letter = value.chars().anyMatch(Character::isLetter);
        long digits = value.chars().filter(Character::isDigit).count();
        boolean capitals = value.length() >= 6
                && value.equals(value.toUpperCase(Locale.ROOT))
                && letter
                && value.matches(".*[_-].*|.*\\d.*");
        boolean camel = value.matches("(?:[A-Z][a-z]+){2,}[A-Z0-9]?.*");
        return !value.contains("://")
                && ((digit && letter) || digits >= 5 || capitals || (camel && !value.contains(" ")));
    }

    private static boolean plainWord(String value) {
        return value.matches("[a-z]{1,20}") || WORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String trimmed(String value) {
        return value.replaceAll("[.,;:!?)\\]]+$", "");
    }
}
