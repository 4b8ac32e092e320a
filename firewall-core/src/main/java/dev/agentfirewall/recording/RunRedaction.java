package dev.agentfirewall.recording;

import dev.agentfirewall.enforcement.Placeholders;
import dev.agentfirewall.enforcement.Redaction;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The redaction of one run: first everything is looked at, then everything is rewritten, so that a value which is known for what it is in one place
 * is replaced in all, and equal values stay equal. Mail addresses give way to addresses, so that a sender is one still; all else to {@code [IBAN_1]}.
 * Confined to a thread.
 *
 * <p><b>Limitations.</b> Those of the scanner: what it does not find stays.
 */
final class RunRedaction {
    /** What stands for a text that could not be looked at to its end. */
    static final String UNREAD = "[not recorded: too much to look through]";

    private static final JsonReader ARGUMENTS = new JsonReader(JsonLimits.ARGUMENTS);
    private static final Pattern MAIL = Pattern.compile("\\[EMAIL_(\\d+)]");
    private static final String ADDRESS = "email-$1@redacted.example";

    private final Scanner scanner;
    private final Placeholders placeholders = new Placeholders();
    private final KnownValues known = new KnownValues();
    private final Map<String, ScanReport> reports = new HashMap<>();

    RunRedaction(Scanner scanner) {
        this.scanner = scanner;
    }

    /** The messages without what is secret or personal. */
    List<ShownMessage> redact(List<ShownMessage> messages) {
        messages.forEach(this::look);
        return messages.stream().map(this::rewritten).toList();
    }

    private void look(ShownMessage message) {
        message.parts().forEach(part -> {
            look(part.source());
            look(part.text());
        });
        for (ShownMessage.Call call : message.calls()) {
            look(call.tool());
            look(call.arguments());
            read(call.arguments())
                    .ifPresent(read -> leaves(read, new ArrayList<>()).forEach(this::look));
        }
    }

    private void look(String text) {
        for (Finding finding : report(text).findings()) {
            Span span = finding.span();
            if (finding.sensitive()) {
                String value = text.substring(span.start(), span.end());
                known.add(finding.rule(), value, placeholders.of(finding.rule(), value));
            }
        }
    }

    private ScanReport report(String text) {
        return reports.computeIfAbsent(text, whole -> SafeScan.scan(scanner, whole, Channel.DOCUMENT));
    }

    private ShownMessage rewritten(ShownMessage message) {
        List<ShownMessage.Part> parts = message.parts().stream()
                .map(part -> new ShownMessage.Part(text(part.text()), text(part.source())))
                .toList();
        List<ShownMessage.Call> calls = message.calls().stream()
                .map(call -> new ShownMessage.Call(call.id(), text(call.tool()), arguments(call)))
                .toList();
        return new ShownMessage(message.speaker(), "", parts, calls, message.answers(), text(message.tool()));
    }

    /** A text without what is secret or personal. */
    String text(String text) {
        ScanReport report = report(text);
        if (report instanceof ScanReport.Incomplete) {
            return UNREAD;
        }
        String cut = Redaction.cut(text, report.findings(), Finding::sensitive, placeholders);
        return MAIL.matcher(known.replaceIn(cut)).replaceAll(ADDRESS);
    }

    /** Arguments stay JSON; what cannot be read as such is one text. */
    private String arguments(ShownMessage.Call call) {
        return read(call.arguments())
                .map(read -> CanonicalJson.write(json(read)))
                .orElseGet(() -> text(call.arguments()));
    }

    private static Optional<Json> read(String arguments) {
        try {
            return Optional.of(ARGUMENTS.readObject(arguments));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** A JSON value, its texts, names and numbers redacted one by one so that it stays JSON. A number that tells something becomes a text. */
    Json json(Json value) {
        if (value instanceof Json.Str text) {
            return Json.of(text(text.value()));
        }
        if (value instanceof Json.Num number) {
            String told = text(plain(number.value()));
            return told.equals(plain(number.value())) ? number : Json.of(told);
        }
        if (value instanceof Json.Arr array) {
            return Json.array(array.elements(), this::json);
        }
        return value instanceof Json.Obj object ? object(object) : value;
    }

    private Json.Obj object(Json.Obj object) {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(text(name), json(value)));
        return new Json.Obj(members);
    }

    private static List<String> leaves(Json value, List<String> found) {
        if (value instanceof Json.Str text) {
            found.add(text.value());
        } else if (value instanceof Json.Num number) {
            found.add(plain(number.value()));
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(element -> leaves(element, found));
        } else if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                found.add(name);
                leaves(member, found);
            });
        }
        return found;
    }

    private static String plain(BigDecimal number) {
        return CanonicalJson.number(number);
    }
}
