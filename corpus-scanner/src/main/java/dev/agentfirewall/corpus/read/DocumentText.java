package dev.agentfirewall.corpus.read;

/**
 * One text of a document.
 *
 * @param part which: {@code body}, {@code metadata}, {@code alternatives} (texts for those who don't see a picture), or the same of
 *     the nth document inside, such as {@code embedded/2/body}. Never a name out of the document
 * @param text itself
 */
public record DocumentText(String part, String text) {

    /** Tells part and length; the text is guarded. */
    @Override
    public String toString() {
        return "`" + part + "` of " + text.length();
    }
}
