package dev.agentfirewall.samples.workspace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.agentfirewall.provenance.Integrity;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an agent may do with its owner's calendar. */
public final class CalendarTools {
    private final Workspace workspace;

    public CalendarTools(Workspace workspace) {
        this.workspace = workspace;
    }

    @Tool(name = "get_current_day", value = "Returns today's date")
    @ToolPolicy(value = Effect.READ, result = Integrity.TRUSTED)
    public String today() {
        return workspace.today();
    }

    @Tool(name = "get_day_calendar_events", value = "Returns the appointments of one day")
    @ToolPolicy(Effect.READ)
    public String day(@P(name = "day", value = "The day, YYYY-MM-DD") @Role(ArgumentRole.DATE) String day) {
        List<Event> events = workspace.eventsOn(day);
        return events.isEmpty()
                ? "There are none."
                : events.stream().map(Event::describe).collect(Collectors.joining("\n"));
    }

    @Tool(name = "create_calendar_event", value = "Creates an appointment and mails an invitation to its participants")
    @ToolPolicy({Effect.WRITE, Effect.SEND})
    public String create(
            @P(name = "title", value = "The title") @Role(ArgumentRole.BODY) String title,
            @P(name = "start_time", value = "YYYY-MM-DD HH:MM") @Role(ArgumentRole.DATE) String start,
            @P(name = "end_time", value = "YYYY-MM-DD HH:MM") @Role(ArgumentRole.DATE) String end,
            @P(name = "description", value = "What it is about", required = false) @Role(ArgumentRole.BODY) @Nullable
                    String description,
            @P(name = "participants", value = "Whom to invite, by address", required = false) @Nullable
                    List<String> participants,
            @P(name = "location", value = "Where", required = false) @Role(ArgumentRole.BODY) @Nullable
                    String location) {
        Event draft = new Event(
                "0",
                title,
                orEmpty(description),
                start,
                end,
                orEmpty(location),
                participants == null ? List.of() : participants);
        return "Created, invitations sent:\n" + workspace.create(draft).describe();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
