package dev.agentfirewall.policy;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Answers that are JSON, and none of which may permit. */
public final class BadAnswers {
    /** A sound permit, from which the bad ones are made. */
    public static final String PERMIT = "{\"permit\": true, \"reasons\": [], \"obligations\": [], \"advice\": []}";

    private BadAnswers() {}

    public static Stream<String> all() {
        List<String> answers = new ArrayList<>(List.of(
                "true",
                "null",
                "1",
                "\"permit\"",
                "[]",
                "{}",
                "{\"permit\": true}",
                "{\"allow\": true}",
                "[" + PERMIT + "]"));
        for (String permit : List.of("\"true\"", "1", "null", "[true]", "{}", "\"\"", "{\"permit\": true}")) {
            answers.add(PERMIT.replace("true", permit));
        }
        for (String field : List.of("reasons", "obligations", "advice")) {
            answers.add(PERMIT.replace(", \"" + field + "\": []", ""));
            for (String value : List.of("null", "{}", "\"\"", "[null]", "[[]]", "[\"a.a\"]", "[{}]", "[1]")) {
                answers.add(with(field, value));
            }
        }
        answers.add(PERMIT.replace("\"permit\"", "\"Permit\""));
        answers.add(PERMIT.replace("}", ", \"deny\": true}"));
        answers.add(PERMIT.replace("true", "false"));
        answers.addAll(badParts());
        answers.addAll(contradictions());
        return answers.stream();
    }

    private static String people(String number) {
        return "[{\"type\": \"approval\", \"by\": \"owner\", \"code\": \"a.a\", \"approvers\": " + number + "}]";
    }

    private static List<String> badParts() {
        return List.of(
                with("reasons", "[{\"code\": 1}]"),
                with("reasons", "[{\"code\": \"\"}]"),
                with("reasons", "[{\"code\": \"nodot\"}]"),
                with("reasons", "[{\"code\": \"Upper.case\"}]"),
                with("reasons", "[{\"code\": \"a." + "a".repeat(200) + "\"}]"),
                with("reasons", "[{\"code\": \"a.a\", \"why\": \"text\"}]"),
                with("reasons", "[{\"code\": \"a.a\", \"argument\": 1}]"),
                with("reasons", "[{\"code\": \"a.a\", \"argument\": null}]"),
                with("reasons", "[{\"code\": \"a.a\", \"argument\": \"to\"}]"),
                with("reasons", "[{\"code\": \"a.a\", \"argument\": \"/" + "a".repeat(5000) + "\"}]"),
                with("reasons", many("{\"code\": \"a.a\"}", 1001)),
                with("obligations", "[{\"type\": \"approval\", \"by\": \"owner\"}]"),
                with("obligations", people("0")),
                with("obligations", people("9")),
                with("obligations", people("1.5")),
                with("obligations", people("\"2\"")),
                with("obligations", people("null")),
                with("obligations", "[{\"type\": \"approval\", \"code\": \"a.a\"}]"),
                with("obligations", "[{\"type\": \"approval\", \"code\": \"a.a\", \"by\": \" \"}]"),
                with("obligations", "[{\"type\": \"approval\", \"code\": \"a.a\", \"by\": null}]"),
                with("obligations", "[{\"type\": \"approval\", \"code\": \"a.a\", \"by\": \"owner\", \"or\": 1}]"),
                with(
                        "obligations",
                        "[{\"type\": \"approval\", \"code\": \"a.a\", \"by\": \"owner\", \"endorses\": null}]"),
                with(
                        "obligations",
                        "[{\"type\": \"approval\", \"code\": \"a.a\", \"by\": \"owner\", \"endorses\": {}}]"),
                with("obligations", "[{\"type\": \"Approval\", \"code\": \"a.a\", \"by\": \"owner\"}]"),
                with("obligations", "[{\"type\": \"redact\"}]"),
                with("obligations", "[{\"type\": \"redact\", \"code\": \"a.a\", \"by\": \"owner\"}]"),
                with("obligations", "[{\"type\": \"notify\", \"code\": \"a.a\"}]"),
                with("obligations", "[{\"type\": 1, \"code\": \"a.a\"}]"),
                with("obligations", "[{\"code\": \"a.a\"}]"),
                with("obligations", many("{\"type\": \"redact\", \"code\": \"a.a\"}", 101)),
                with("advice", "[{\"code\": \"a.a\", \"text\": \"x\"}]"),
                with("advice", many("{\"code\": \"a.a\"}", 101)));
    }

    private static List<String> contradictions() {
        String denial = with("reasons", "[{\"code\": \"a.a\"}]").replace("true", "false");
        return List.of(
                denial.replace("\"obligations\": []", "\"obligations\": [{\"type\": \"redact\", \"code\": \"a.a\"}]"),
                denial.replace("false", "\"false\""),
                denial.replace("\"advice\": []", "\"advice\": [{\"code\": \"x\"}]"));
    }

    private static String with(String field, String value) {
        return PERMIT.replace("\"" + field + "\": []", "\"" + field + "\": " + value);
    }

    private static String many(String element, int times) {
        return Collections.nCopies(times, element).toString();
    }

    public static Json json(String text) {
        try {
            return new JsonReader(JsonLimits.FILES).read(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
