package dev.agentfirewall.approvals;

import dev.agentfirewall.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A ticket as stores keep it, whole: guarded where its question still shows what will run. */
public final class TicketJson {
    private static final int VERSION = 1;
    private static final int MOST_ANSWERS = 64;

    private TicketJson() {}

    /** The ticket as an object. */
    public static Json.Obj write(Ticket ticket) {
        return Json.object()
                .put("version", VERSION)
                .put("id", ticket.id().value())
                .put("state", ticket.state().word())
                .put("asked", ticket.asked().toString())
                .put("until", ticket.until().toString())
                .put("answers", answers(ticket.answers()))
                .put("binding", ticket.question().binding())
                .put(
                        "shown",
                        ticket.question().shown().<Json>map(Shown::document).orElse(Json.NULL))
                .build();
    }

    /** Answers as an array of objects. */
    public static Json answers(List<Answer> answers) {
        return Json.array(
                answers,
                answer -> Json.object()
                        .put("by", answer.by())
                        .put("verdict", answer.verdict().word())
                        .put("at", answer.at().toString())
                        .build());
    }

    /**
     * The ticket that {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is none, or not as it was written; quotes nothing
     */
    public static Ticket read(Json.Obj ticket) {
        if (Fields.count(ticket, "version") != VERSION) {
            throw new IllegalArgumentException("`version` is not " + VERSION + ": use the version that wrote it");
        }
        Json shown = ticket.get("shown").orElse(Json.NULL);
        Optional<Json.Obj> content =
                shown.equals(Json.NULL) ? Optional.empty() : Optional.of(Fields.object(ticket, "shown"));
        return new Ticket(
                new TicketId(Fields.text(ticket, "id")),
                Question.of(Fields.object(ticket, "binding"), content),
                state(Fields.text(ticket, "state")),
                time(ticket, "asked"),
                time(ticket, "until"),
                answers(ticket));
    }

    /** The answers that {@link #answers(List)} wrote, in a member of that name. */
    public static List<Answer> answers(Json.Obj holder) {
        List<Answer> answers = new ArrayList<>();
        for (Json each : Fields.list(holder, "answers")) {
            if (!(each instanceof Json.Obj answer) || answers.size() == MOST_ANSWERS) {
                throw new IllegalArgumentException("`answers` is not a list of answers");
            }
            answers.add(new Answer(
                    Fields.text(answer, "by"),
                    Verdict.of(Fields.text(answer, "verdict"))
                            .orElseThrow(() -> new IllegalArgumentException("`verdict` is none")),
                    time(answer, "at")));
        }
        return answers;
    }

    private static Ticket.State state(String word) {
        return Arrays.stream(Ticket.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`state` is none"));
    }

    private static Instant time(Json.Obj object, String name) {
        try {
            return Instant.parse(Fields.text(object, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("`" + name + "` is not a time", e);
        }
    }
}
