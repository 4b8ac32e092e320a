package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;

/**
 * Looks at what goes out, in the light of what the conversation holds: an answer, or a value of a call that somebody else will read. A
 * {@link dev.agentfirewall.scan.Scanner} knows the text alone; this knows what the model was told in confidence, and what could be leaving in it.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe and pure (the same text in the same conversation gets the same report);
 * every span lies within the text; work is bounded, and a text that it could not read whole is reported {@link ScanReport.Incomplete}. One that
 * throws counts as one that stopped early. It is asked often where an answer streams: what follows from the conversation alone is worth
 * keeping.
 */
public interface OutputInspector {

    /** Inspects an answer, or a piece of one, that the model gives in {@code conversation}. */
    ScanReport inspect(String text, Conversation conversation);

    /** Inspects a value of a call, which is {@code role} to its tool; as an answer, unless an implementation knows better. */
    default ScanReport inspect(String text, ArgumentRole role, Conversation conversation) {
        return inspect(text, conversation);
    }

    /**
     * From where on the end of {@code text} may become part of something that {@link #inspect} finds when more follows; the length of the
     * text when nothing may. So a stream knows what has to wait. Values that hold no white space, links, tags and keys wait of themselves;
     * this is for what is spelled in many plain words.
     */
    default int pending(String text, Conversation conversation) {
        return text.length();
    }

    /** Which rules these are, for the audit record, such as {@code output/1}. */
    String name();

    /** Reports nothing. */
    static OutputInspector none() {
        return NoInspector.INSTANCE;
    }

    /** All of {@code inspectors} in order, as one. One that throws makes the report incomplete and does not stop the others. */
    static OutputInspector all(List<OutputInspector> inspectors) {
        if (inspectors.isEmpty()) {
            return none();
        }
        return inspectors.size() == 1 ? inspectors.get(0) : new CompositeInspector(inspectors);
    }
}
