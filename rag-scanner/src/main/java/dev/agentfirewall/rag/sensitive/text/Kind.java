package dev.agentfirewall.rag.sensitive.text;

/**
 * One kind of sensitive data, as the docs list it.
 *
 * @param code its code, such as {@code pii.iban}
 * @param title what it is, in a few words
 * @param evidence what makes the detector sure: a checksum, a form, words near it
 */
public record Kind(String code, String title, String evidence) {
    public Kind {
        if (!code.matches("(pii|secret)\\.[a-z0-9_]{2,40}") || title.isBlank() || evidence.isBlank()) {
            throw new IllegalArgumentException("not a kind: `" + code + "`");
        }
    }
}
