package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Channels;
import dev.agentfirewall.cli.JsonLines;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;

/**
 * One text to be scanned.
 *
 * @param id the caller's name for it, a string or a number, given back as it came
 */
record ScanLine(Json id, String text, Channel channel) {
    static ScanLine read(JsonLines lines, Json.Obj object) {
        Json id = object.get("id").orElse(Json.NULL);
        if (!(id instanceof Json.Str || id instanceof Json.Num)) {
            throw lines.wrong("`id` is missing; give a string or a number");
        }
        return new ScanLine(id, text(lines, object, "text"), channel(lines, text(lines, object, "channel")));
    }

    private static String text(JsonLines lines, Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Str text) {
            return text.value();
        }
        throw lines.wrong("`" + name + "` is missing; give a string");
    }

    private static Channel channel(JsonLines lines, String word) {
        return Channels.named(word).orElseThrow(() -> lines.wrong("`channel` is none of " + Channels.words()));
    }

    /** Tells the channel; the text is guarded. */
    @Override
    public String toString() {
        return "text of " + text.length() + " on " + channel.word();
    }
}
