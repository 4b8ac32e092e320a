package dev.agentfirewall.samples.workspace;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the office that ships with the samples. */
final class WorkspaceReader {
    private WorkspaceReader() {}

    static Workspace read() {
        try {
            Json.Obj office = new JsonReader(JsonLimits.FILES).readObject(resource("workspace.json"));
            return new Workspace(
                    text(office, "owner"),
                    text(office, "today"),
                    objects(office, "mails").stream().map(WorkspaceReader::mail).toList(),
                    objects(office, "events").stream()
                            .map(WorkspaceReader::event)
                            .toList());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("`workspace.json` is not what was shipped: " + e.getMessage(), e);
        }
    }

    /** What the stranger wrote. */
    static String poison() {
        return resource("poisoned-event.txt");
    }

    private static Mail mail(Json.Obj mail) {
        return new Mail(
                text(mail, "id"),
                text(mail, "sender"),
                texts(mail, "recipients"),
                text(mail, "subject"),
                text(mail, "body"),
                text(mail, "status").equals("sent"),
                Json.TRUE.equals(member(mail, "read")),
                text(mail, "sent_at"));
    }

    private static Event event(Json.Obj event) {
        return new Event(
                text(event, "id"),
                text(event, "title"),
                text(event, "description"),
                text(event, "start"),
                text(event, "end"),
                text(event, "location"),
                texts(event, "participants"));
    }

    private static List<Json.Obj> objects(Json.Obj object, String name) {
        return elements(object, name).stream().map(Json.Obj.class::cast).toList();
    }

    private static List<String> texts(Json.Obj object, String name) {
        return elements(object, name).stream()
                .map(element -> ((Json.Str) element).value())
                .toList();
    }

    private static List<Json> elements(Json.Obj object, String name) {
        return ((Json.Arr) member(object, name)).elements();
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) member(object, name)).value();
    }

    private static Json member(Json.Obj object, String name) {
        return object.get(name).orElseThrow(() -> new IllegalStateException("`workspace.json` has no `" + name + "`"));
    }

    private static String resource(String name) {
        try (InputStream in = WorkspaceReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("`" + name + "` is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
