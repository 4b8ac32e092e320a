package dev.agentfirewall.samples.workspace;

import java.util.List;

/**
 * An entry in a calendar.
 *
 * @param id unique in its calendar
 * @param start {@code YYYY-MM-DD HH:MM}, as is {@code end}
 */
public record Event(
        String id,
        String title,
        String description,
        String start,
        String end,
        String location,
        List<String> participants) {
    public Event {
        participants = List.copyOf(participants);
    }

    /** The entry as a tool tells it to a model. */
    public String describe() {
        return "- id: " + id + "\n  title: " + title + "\n  description: |\n" + description.indent(4) + "  start: "
                + start + "\n  end: " + end + "\n  location: " + location + "\n  participants: "
                + String.join(", ", participants);
    }

    /** This entry with another description. */
    Event describedAs(String text) {
        return new Event(id, title, text, start, end, location, participants);
    }

    /** Tells the id; what an entry says is guarded. */
    @Override
    public String toString() {
        return "event `" + id + "`";
    }
}
