package dev.agentfirewall.cli.demo;

import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that happened in the demo. The names and members of its JSON form are stable. */
sealed interface DemoEvent {

    /** The event as a line for programs; its member {@code event} names its kind. */
    Json.Obj toJson();

    /** The demo begins. {@code model} says who plays the agent's model. */
    record Opened(String version, String model) implements DemoEvent {
        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "opened")
                    .put("version", version)
                    .put("model", model)
                    .build();
        }
    }

    /** An act begins. */
    record Act(int number, String title) implements DemoEvent {
        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "act")
                    .put("number", number)
                    .put("title", title)
                    .build();
        }
    }

    /** A scene of an act begins; {@code guarded} tells whether the firewall stands in it. */
    record Scene(String id, String title, boolean guarded) implements DemoEvent {
        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "scene")
                    .put("id", id)
                    .put("title", title)
                    .put("guarded", guarded)
                    .build();
        }
    }

    /** Somebody's words: the user's, the attacker's, the assistant's or a person's who was asked. */
    record Said(Voice voice, String introduction, String words) implements DemoEvent {
        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "said")
                    .put("voice", voice.word())
                    .put("introduction", introduction)
                    .put("words", words)
                    .build();
        }
    }

    /** A tool call that the model made, and what became of it; {@code codes} say why it did not run. */
    record Called(String tool, Json.Obj arguments, Verdict verdict, List<String> codes) implements DemoEvent {
        public Called {
            codes = List.copyOf(codes);
        }

        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "called")
                    .put("tool", tool)
                    .put("arguments", arguments)
                    .put("verdict", verdict.word())
                    .put("codes", Json.strings(codes))
                    .build();
        }

        /** Tells the tool and how it went; arguments are guarded. */
        @Override
        public String toString() {
            return "`" + tool + "` " + verdict.word() + " " + codes;
        }
    }

    /** A passage or result on its way to the model: {@code passed}, {@code redacted} or {@code withheld}. */
    record Screened(String source, String action, List<String> findings) implements DemoEvent {
        public Screened {
            findings = List.copyOf(findings);
        }

        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "screened")
                    .put("source", source)
                    .put("action", action)
                    .put("findings", Json.strings(findings))
                    .build();
        }
    }

    /** What really happened in the world, or did not. */
    record Effect(String what, boolean good) implements DemoEvent {
        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "effect")
                    .put("what", what)
                    .put("good", good)
                    .build();
        }
    }

    /** The demo ends: the table, and whether it ended as it should. */
    record Closed(List<Row> rows, boolean good, Optional<String> log) implements DemoEvent {
        public Closed {
            rows = List.copyOf(rows);
        }

        @Override
        public Json.Obj toJson() {
            return Json.object()
                    .put("event", "closed")
                    .put("rows", new Json.Arr(rows.stream().map(Row::toJson).toList()))
                    .put("good", good)
                    .build();
        }
    }

    /** A line of the table at the end. */
    record Row(String what, String without, String with, boolean good) {
        Json toJson() {
            return Json.object()
                    .put("what", what)
                    .put("without", without)
                    .put("with", with)
                    .put("good", good)
                    .build();
        }
    }

    /** What became of a call. */
    enum Verdict {
        /** It ran. */
        RAN,
        /** It needs a person's yes, and has none. */
        HELD,
        /** It did not run, whatever anybody says. */
        STOPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose words. */
    enum Voice {
        USER,
        ATTACKER,
        ASSISTANT,
        FIREWALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
