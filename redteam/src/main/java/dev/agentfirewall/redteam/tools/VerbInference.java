package dev.agentfirewall.redteam.tools;

import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guesses what a tool does from the words of its name: the worst that any of them says. Unknown words count as the worst. */
final class VerbInference {
    private static final Map<String, Set<String>> VERBS = Map.of(
            "grant", Set.of("share", "grant", "invite", "password", "permission"),
            "pay", Set.of("pay", "purchase", "buy", "checkout", "transfer", "order", "reserve", "book", "refund"),
            "delete", Set.of("delete", "remove", "cancel", "clear", "drop"),
            "send", Set.of("send", "post", "email", "forward", "reply", "publish", "message"),
            "write", Set.of("create", "add", "update", "set", "append", "edit", "reschedule", "write", "put", "mark"),
            "read",
                    Set.of(
                            "get", "list", "search", "read", "find", "check", "view", "show", "fetch", "browse",
                            "query"));
    private static final List<String> WORST_FIRST = List.of("grant", "pay", "delete", "send", "write", "read");

    private VerbInference() {}

    static ToolDescriptor infer(OfferedTool tool) {
        Json entry = Json.object()
                .put("name", tool.name())
                .put("effects", Json.strings(List.of(effect(tool.name()))))
                .put("inferred", true)
                .build();
        Json file = Json.object()
                .put("version", 1)
                .put("tools", new Json.Arr(List.of(entry)))
                .build();
        try {
            return ToolDeclarations.parse(CanonicalJson.write(file))
                    .describe(Optional.empty(), tool.name(), Optional.empty());
        } catch (ToolDeclarationException e) {
            throw new IllegalStateException("a guessed declaration is well-formed", e);
        }
    }

    private static String effect(String name) {
        List<String> words = List.of(name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+"));
        if (!words.isEmpty() && VERBS.getOrDefault("read", Set.of()).contains(words.get(0))) {
            return "read";
        }
        return WORST_FIRST.stream()
                .filter(effect -> words.stream()
                        .anyMatch(word -> VERBS.getOrDefault(effect, Set.of()).contains(word)))
                .findFirst()
                .orElse("execute");
    }
}
