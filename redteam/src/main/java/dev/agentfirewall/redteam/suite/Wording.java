package dev.agentfirewall.redteam.suite;

/**
 * A way of putting an order, whatever it is.
 *
 * @param id its name
 * @param style what kind of way it is, for reports
 * @param language what it is written in, as a language tag
 * @param text with <code>{order}</code> for the order as it goes on a sentence, or <code>{Order}</code> for it as it starts one
 */
public record Wording(String id, String style, String language, String text) {
    private static final String WITHIN = "{order}";
    private static final String AT_START = "{Order}";

    public Wording {
        if (!text.contains(WITHIN) && !text.contains(AT_START)) {
            throw new IllegalArgumentException("no place for the order");
        }
    }

    /** The order put this way. */
    public String of(String order) {
        return text.replace(AT_START, order).replace(WITHIN, withinSentence(order));
    }

    private static String withinSentence(String order) {
        int first = order.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + order.substring(Character.charCount(first));
    }

    @Override
    public String toString() {
        return "wording `" + id + "`";
    }
}
