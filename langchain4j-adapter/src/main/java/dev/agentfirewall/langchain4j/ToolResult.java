package dev.agentfirewall.langchain4j;

import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.internal.Json;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tool gave back, taken apart for judging and put together again from what may be shown: contents, the raw object that callers get, and
 * the attributes that memory keeps.
 */
final class ToolResult {
    /** The attribute that tells a result of the firewall's own making from a tool's; it holds the outcome's word. */
    static final String OUTCOME = "agent_firewall.outcome";

    /** What the memory says of a call whose approval was used by a process that did not live to tell. */
    static final String USED_BEFORE =
            "This call was not completed: its approval was used before (approval.used), and what came of"
                    + " it is not known here. Do not try it again; tell the user.";

    /** What the memory says of a call that nobody approved in time. */
    static final String EXPIRED =
            "This call was not run: nobody approved it in time (approval.expired). Go on without it, or tell"
                    + " the user.";

    private static final String FOUND_TOOLS = "found_tools";
    private static final String CONTENT = "content:";
    private static final String OBJECT = "object";
    private static final String ATTRIBUTES = "attributes";
    private static final Pattern SENTENCE = Pattern.compile(
            "(This call was not (run|completed)|The tool (ran|failed)|There is no tool of this name)[\\w"
                    + " .,:;()'-]{0,300}");
    private static final Pattern TICKET = Pattern.compile("\\(ticket ([A-Za-z0-9_-]{1,64})\\)");
    private static final TextContent NOTHING = TextContent.from("(no result)");

    private final boolean error;
    private final List<Content> contents;
    private final @Nullable Object object;
    private final Map<String, Object> attributes;
    private final boolean search;
    private final ToolOutput output;

    private ToolResult(ToolExecutionResult raw, boolean search, boolean objectIsTheText) {
        this.error = raw.isError();
        this.contents = raw.resultContents().isEmpty() ? List.of(NOTHING) : List.copyOf(raw.resultContents());
        this.object = raw.result();
        this.search = search;
        this.attributes = kept(raw.attributes(), search);
        this.output = takenApart(objectIsTheText);
    }

    /**
     * Takes a result apart.
     *
     * @param search whether the library's own tool search gave it: from no one else is {@code found_tools} taken
     * @param objectIsTheText whether the contents were made from the raw object
     */
    static ToolResult of(ToolExecutionResult raw, boolean search, boolean objectIsTheText) {
        return new ToolResult(raw, search, objectIsTheText);
    }

    private static Map<String, Object> kept(Map<String, Object> attributes, boolean search) {
        Map<String, Object> kept = new LinkedHashMap<>(attributes);
        kept.remove(OUTCOME);
        if (!search) {
            kept.remove(FOUND_TOOLS);
        }
        return kept;
    }

    private ToolOutput takenApart(boolean objectIsTheText) {
        List<ToolOutput.Part> parts = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            parts.add(part(CONTENT + i, contents.get(i)));
        }
        if (object != null && !objectIsTheText && !search) {
            parts.add(objectPart(object));
        }
        if (!attributes.isEmpty()) {
            parts.add(ToolOutput.Part.text(ATTRIBUTES, CanonicalJson.write(JsonTrees.of(attributes))));
        }
        return new ToolOutput(parts);
    }

    private static ToolOutput.Part part(String name, Content content) {
        return content instanceof TextContent text
                ? ToolOutput.Part.text(name, text.text())
                : ToolOutput.Part.opaque(name);
    }

    // An object's toString need not tell what is in it; what cannot be written out cannot be judged as text either.
    private static ToolOutput.Part objectPart(Object value) {
        try {
            String text = value instanceof CharSequence chars ? chars.toString() : Json.toJson(value);
            return ToolOutput.Part.text(OBJECT, text);
        } catch (RuntimeException | StackOverflowError e) {
            return ToolOutput.Part.opaque(OBJECT);
        }
    }

    /** The parts, to be judged. */
    ToolOutput output() {
        return output;
    }

    /** The result as it may be shown. Where a text was cut, what held it whole is left out. */
    ToolExecutionResult shown(ToolOutput screened) {
        List<Content> shown = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            boolean text = contents.get(i) instanceof TextContent;
            shown.add(text ? TextContent.from(screened.textOf(CONTENT + i).orElse("")) : contents.get(i));
        }
        boolean whole = screened.equals(output);
        boolean attributesWhole = screened.textOf(ATTRIBUTES).equals(output.textOf(ATTRIBUTES));
        return ToolExecutionResult.builder()
                .isError(error)
                .resultContents(shown)
                .result(whole ? object : cutObject(shown))
                .attributes(attributesWhole ? attributes : Map.of())
                .build();
    }

    private @Nullable Object cutObject(List<Content> shown) {
        boolean text = object instanceof String && shown.size() == 1 && shown.get(0) instanceof TextContent;
        return text ? ((TextContent) shown.get(0)).text() : null;
    }

    /** A result that tells the model, in a fixed sentence, why there is none. */
    static ToolExecutionResult sentence(ToolOutcome outcome) {
        return sentence(outcome.sentence(), outcome.word().word());
    }

    static ToolExecutionResult sentence(String sentence, String outcome) {
        return ToolExecutionResult.builder()
                .isError(true)
                .resultText(sentence)
                .attributes(Map.of(OUTCOME, outcome))
                .build();
    }

    /** Whether a message holds one of the firewall's own sentences: marked as such, and of such a form. */
    static boolean isSentence(ToolExecutionResultMessage message) {
        return message.attributes().containsKey(OUTCOME)
                && message.contents().size() == 1
                && message.contents().get(0) instanceof TextContent text
                && SENTENCE.matcher(text.text()).matches();
    }

    /** The ticket of a call that waits for people; empty where the message is anything else. */
    static Optional<String> ticket(ToolExecutionResultMessage message) {
        boolean pending =
                Usage.Outcome.PENDING.word().equals(message.attributes().get(OUTCOME));
        if (!pending || !isSentence(message)) {
            return Optional.empty();
        }
        Matcher ticket = TICKET.matcher(message.text());
        return ticket.find() ? Optional.of(ticket.group(1)) : Optional.empty();
    }

    /** The text of a result, for callers that know no other. */
    static String text(ToolExecutionResult result) {
        return result.resultContents().stream()
                .flatMap(content -> Optional.of(content).filter(TextContent.class::isInstance).stream())
                .map(content -> ((TextContent) content).text())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
