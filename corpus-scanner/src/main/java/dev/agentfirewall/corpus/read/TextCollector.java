package dev.agentfirewall.corpus.read;

import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects what a parser says: characters, a line for each block, and what stands in attributes that a reader or a model may be shown. */
final class TextCollector extends DefaultHandler {
    private static final Set<String> INLINE =
            Set.of("a", "b", "i", "u", "s", "em", "strong", "span", "font", "sub", "sup", "code", "img");
    private static final List<String> SPOKEN = List.of("alt", "title", "aria-label", "placeholder", "href", "src");

    private final Reading reading;
    private final String part;

    TextCollector(Reading reading, String part) {
        this.reading = reading;
        this.part = part;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
            throws LimitReachedException {
        breakLine(name);
        for (String spoken : SPOKEN) {
            String value = attributes.getValue(spoken);
            if (value != null && !value.isBlank() && !value.startsWith("embedded:")) {
                reading.add(part, " [" + value + "] ");
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws LimitReachedException {
        breakLine(name);
    }

    @Override
    public void characters(char[] text, int start, int length) throws LimitReachedException {
        reading.add(part, new String(text, start, length));
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws LimitReachedException {
        characters(text, start, length);
    }

    private void breakLine(String name) throws LimitReachedException {
        if (!INLINE.contains(name) && reading.lastOf(part) != '\n') {
            reading.add(part, "\n");
        }
    }
}
