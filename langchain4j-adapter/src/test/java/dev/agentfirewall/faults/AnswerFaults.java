package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.ANSWER;

import java.util.List;

/** Rules that answer something, and not a sound permit. Through either engine the same is decoded. */
final class AnswerFaults {
    private static final List<Door> ENGINES = List.of(Door.IN_PROCESS, Door.OPA_SERVER);
    private static final String PERMIT = "{\"permit\":true,\"reasons\":[],\"obligations\":[],\"advice\":[]}";

    private AnswerFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.at(ANSWER, "undefined", ENGINES, "refused policy.undefined", AnswerFaults::undefined),
                malformed("a bare `true`", "true"),
                malformed("`null`", "null"),
                malformed("a list with a permit in it", "[" + PERMIT + "]"),
                malformed("`permit: \"true\"`", PERMIT.replace("true", "\"true\"")),
                malformed("`permit: 1`", PERMIT.replace("true", "1")),
                malformed("`permit: null`", PERMIT.replace("true", "null")),
                malformed("`permit: [true]`", PERMIT.replace("true", "[true]")),
                malformed("`Permit: true`", PERMIT.replace("permit", "Permit")),
                malformed("`allow: true`", PERMIT.replace("permit", "allow")),
                malformed("no more than `permit: true`", "{\"permit\":true}"),
                malformed("an extra field", PERMIT.replace("{", "{\"deny\":true,")),
                malformed("no reasons", PERMIT.replace("\"reasons\":[],", "")),
                malformed("no obligations", PERMIT.replace("\"obligations\":[],", "")),
                malformed("obligations that are no list", PERMIT.replace("\"obligations\":[]", "\"obligations\":{}")),
                obliged("an unknown obligation", "{\"type\":\"notify\",\"code\":\"a.a\"}"),
                obliged("an obligation with an unknown field", "{\"type\":\"redact\",\"code\":\"a.a\",\"if\":1}"),
                obliged("an approval by nobody", "{\"type\":\"approval\",\"code\":\"a.a\",\"by\":\" \"}"),
                obliged("an obligation that is null", "null"),
                malformed(
                        "a permit with 1,001 reasons",
                        PERMIT.replace(
                                "\"reasons\":[",
                                "\"reasons\":[{\"code\":\"a.a\"}" + ",{\"code\":\"a.a\"}".repeat(1000))),
                malformed(
                        "a reason that is no code",
                        PERMIT.replace("\"reasons\":[", "\"reasons\":[{\"code\":\"CANARY\"}")),
                malformed("a denial without a reason", PERMIT.replace("true", "false")));
    }

    private static Fault obliged(String name, String obligation) {
        return malformed(name, PERMIT.replace("\"obligations\":[", "\"obligations\":[" + obligation));
    }

    private static Fault malformed(String name, String answer) {
        return Fault.at(ANSWER, name, ENGINES, "refused policy.malformed_answer", stage -> answer(stage, answer));
    }

    private static void answer(Stage stage, String answer) {
        String said = answer.replace("CANARY", stage.canary);
        if (stage.door() == Door.OPA_SERVER) {
            String body = "{\"result\":" + said + "}";
            stage.opa().answer.set((connection, request) -> HttpText.send(connection, HttpText.ok(body)));
        } else {
            stage.policy.set(Engines.untested(Bundles.answering(said)));
        }
    }

    private static void undefined(Stage stage) {
        if (stage.door() == Door.OPA_SERVER) {
            stage.opa().answer.set((connection, request) -> HttpText.send(connection, HttpText.ok("{}")));
        } else {
            stage.policy.set(Engines.untested(Bundles.silent()));
        }
    }
}
