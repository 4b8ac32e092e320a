package dev.agentfirewall.langchain4j.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.mcp.McpItem;
import java.util.List;
import java.util.Set;

/** Answers as the library may read them: made of what was judged, or rewritten so that it reads no more than that. */
final class Answers {
    /** The code of an answer in which a tool says that it failed. LangChain4j takes the text of such an answer for an exception's message. */
    static final int TOOL_FAILED = -32_099;

    /** The code of an answer that is not handed on. */
    static final int REFUSED = -32_098;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> OPAQUE = Set.of("image", "audio", "resource_link", "resource");
    private static final String WITHHELD = "[%s withheld by the firewall: it reads text only]";

    private Answers() {}

    /** An answer that lists {@code items} as they were agreed to, in one page. */
    static JsonNode listing(long id, McpItem.Kind kind, List<McpItem> items) {
        ObjectNode answer = NODES.objectNode().put("jsonrpc", "2.0").put("id", id);
        ArrayNode list = answer.putObject("result").putArray(kind.list());
        items.forEach(item -> list.add(node(item)));
        return answer;
    }

    private static JsonNode node(McpItem item) {
        try {
            return MAPPER.readTree(CanonicalJson.write(item.definition()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical JSON is JSON", e);
        }
    }

    /** An answer that says only that there is none. */
    static JsonNode refusal(long id, String why) {
        ObjectNode answer = NODES.objectNode().put("jsonrpc", "2.0").put("id", id);
        answer.putObject("error").put("code", REFUSED).put("message", why);
        return answer;
    }

    /** The answer to a call, with text alone in it. A failure keeps its text under a code that tells it from failures of our own. */
    static JsonNode ofCall(JsonNode answer) {
        JsonNode result = answer.path("result");
        if (!result.isObject()) {
            return answer.path("error").isObject()
                    ? answer
                    : refusal(answer.path("id").asLong(), "the answer holds neither a result nor an error");
        }
        ArrayNode texts = texts(result);
        return result.path("isError").asBoolean(false) ? failure(answer, texts) : success(answer, texts);
    }

    private static ArrayNode texts(JsonNode result) {
        ArrayNode texts = NODES.arrayNode();
        JsonNode structured = result.path("structuredContent");
        if (structured.isMissingNode() || structured.isNull()) {
            result.path("content")
                    .forEach(item -> texts.addObject().put("type", "text").put("text", text(item)));
        } else { // which the content beside it repeats, as the protocol asks
            texts.addObject().put("type", "text").put("text", structured.toString());
        }
        return texts;
    }

    private static String text(JsonNode item) {
        String type = item.path("type").asText("");
        JsonNode text = type.equals("resource") ? item.path("resource").path("text") : item.path("text");
        if (text.isTextual() && (type.equals("text") || type.equals("resource"))) {
            return text.textValue();
        }
        return WITHHELD.formatted(OPAQUE.contains(type) ? type.replace('_', ' ') : "something");
    }

    private static JsonNode success(JsonNode answer, ArrayNode texts) {
        ObjectNode rewritten = envelope(answer);
        rewritten.putObject("result").set("content", texts);
        return rewritten;
    }

    private static JsonNode failure(JsonNode answer, ArrayNode texts) {
        StringBuilder message = new StringBuilder();
        texts.forEach(item -> message.append(message.isEmpty() ? "" : "\n")
                .append(item.path("text").textValue()));
        ObjectNode rewritten = envelope(answer);
        rewritten.putObject("error").put("code", TOOL_FAILED).put("message", message.toString());
        return rewritten;
    }

    private static ObjectNode envelope(JsonNode answer) {
        return NODES.objectNode()
                .put("jsonrpc", "2.0")
                .put("id", answer.path("id").asLong());
    }
}
