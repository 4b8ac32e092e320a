package dev.agentfirewall.canaries;

import dev.agentfirewall.artifact.Digest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words and addresses that stand nowhere but where a test has put them. All of them hold one mark, which is made of a seed while the test runs, so that
 * no constant holds it.
 */
final class Canaries {
    private static final int MARK = 14;

    private final String seed;

    Canaries(String seed) {
        this.seed = seed;
    }

    /** What all of them have in common: lower case letters. */
    String mark() {
        StringBuilder mark = new StringBuilder();
        for (char digit : Digest.of("canary " + seed).hex().substring(0, MARK).toCharArray()) {
            mark.append((char) ('a' + Character.digit(digit, 16)));
        }
        return mark.toString();
    }

    /** A word that no scanner knows for anything. */
    String word(int number) {
        return mark() + "w" + number;
    }

    /** An address, which is personal data. */
    String address(int number) {
        return mark() + number + "@acme.example";
    }

    /** How the mark is written in {@code text}, if it stands there in any form. */
    Optional<String> foundIn(String text) {
        return forms().entrySet().stream()
                .filter(form -> text.contains(form.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> text.toLowerCase(Locale.ROOT).contains(mark()) ? Optional.of("plain") : Optional.empty());
    }

    /** The mark in each form in which a text may be told. */
    Map<String, String> forms() {
        String mark = mark();
        byte[] utf8 = mark.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", mark);
        forms.put("hex", HexFormat.of().formatHex(utf8));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(utf8));
        forms.put("spaced", String.join(" ", mark.split("")));
        forms.put("percent", HexFormat.of().withPrefix("%").formatHex(utf8));
        forms.put("url", URLEncoder.encode(mark, StandardCharsets.UTF_8));
        forms.put("escaped", HexFormat.of().withPrefix("\\u00").formatHex(utf8));
        forms.put("utf-16", String.join("\0", mark.split("")));
        forms.put("bytes", inner(Arrays.toString(utf8), 1));
        for (int before = 0; before < 3; before++) {
            forms.put("base64 " + before, base64("x".repeat(before) + mark, before));
            forms.put("base64 of utf-16 " + before, base64(utf16(mark, before), before));
        }
        return forms;
    }

    private static String utf16(String mark, int before) {
        return "x".repeat(before) + String.join("\0", mark.split("")) + "\0";
    }

    /** Without what neighbours would change: the characters in which bits of theirs are. */
    private static String base64(String text, int before) {
        String written = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return written.substring(before == 0 ? 0 : 4, written.length() - 4);
    }

    private static String inner(String text, int cut) {
        return text.substring(cut, text.length() - cut);
    }
}
