package dev.agentfirewall.rag.sensitive.text;

/**
 * A piece of sensitive data, in places of a page's legible text.
 *
 * @param code the kind, such as {@code pii.iban}
 * @param start its first character
 * @param end the first character after it
 * @param score how sure the detector is, 0 to 1; of two that overlap the surer one stays
 */
public record Sighting(String code, int start, int end, double score) {
    public Sighting {
        if (start < 0 || end <= start || !(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("not a sighting: " + code + " from " + start + " to " + end);
        }
    }

    boolean overlaps(Sighting other) {
        return start < other.end && other.start < end;
    }

    int length() {
        return end - start;
    }
}
