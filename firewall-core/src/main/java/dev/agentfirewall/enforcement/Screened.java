package dev.agentfirewall.enforcement;

import dev.agentfirewall.conversation.Item;
import java.util.Optional;

/** What became of a text. */
public sealed interface Screened {

    /** What may be shown; empty when nothing may. */
    Optional<String> shown();

    /** It goes on as it came. */
    record Passed(Item item) implements Screened {
        @Override
        public Optional<String> shown() {
            return Optional.of(item.text());
        }
    }

    /** It goes on with spans cut out. */
    record Redacted(Item item, String text) implements Screened {
        @Override
        public Optional<String> shown() {
            return Optional.of(text);
        }

        @Override
        public String toString() {
            return "redacted " + item;
        }
    }

    /** It does not go on. */
    record Withheld(String code) implements Screened {
        @Override
        public Optional<String> shown() {
            return Optional.empty();
        }
    }

    /** The item that the model is shown, for the conversation; empty when it is shown nothing. */
    default Optional<Item> shownItem() {
        if (this instanceof Passed passed) {
            return Optional.of(passed.item);
        }
        return this instanceof Redacted redacted ? Optional.of(redacted.item) : Optional.empty();
    }
}
