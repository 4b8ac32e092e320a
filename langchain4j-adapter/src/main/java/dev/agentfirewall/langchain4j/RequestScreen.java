package dev.agentfirewall.langchain4j;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.scan.Channel;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the messages of one request, one after the other, and rewrites them to what the model may be shown. What it has passed is the
 * conversation. Used once, by one thread.
 */
final class RequestScreen {
    private static final String WITHHELD = "[withheld by the firewall]";
    private static final Label USERS = new Label(Integrity.TRUSTED, Confidentiality.INTERNAL);

    private final Firewall firewall;
    private final Session session;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, PastCall> calls = new HashMap<>();
    private final List<ChatMessage> shown = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>(); // how many items there were after each message
    private Optional<String> refusal = Optional.empty();

    RequestScreen(Firewall firewall, Session session) {
        this.firewall = firewall;
        this.session = session;
    }

    RequestScreen judge(List<ChatMessage> messages) {
        int last = lastUserMessage(messages);
        for (int i = 0; i < messages.size() && refusal.isEmpty(); i++) {
            shown.add(judged(messages.get(i), i >= last));
            ends.add(items.size());
        }
        return this;
    }

    /** The messages as the model may see them. */
    List<ChatMessage> shown() {
        return shown;
    }

    /** The code that says why the request may not be sent at all, empty when it may. */
    Optional<String> refusal() {
        return refusal;
    }

    /** What was judged of {@code messages}, which are those of this request, and passed on. */
    List<ShownMessage> transcript(List<ChatMessage> messages) {
        List<ShownMessage> told = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ends.size(); i++) {
            told.add(Transcript.message(messages.get(i), items.subList(start, ends.get(i))));
            start = ends.get(i);
        }
        return told;
    }

    Conversation conversation() {
        return new Conversation(session.id(), items);
    }

    private static int lastUserMessage(List<ChatMessage> messages) {
        int last = messages.size() - 1;
        while (last > 0 && !(messages.get(last) instanceof UserMessage)) {
            last--;
        }
        return last;
    }

    private ChatMessage judged(ChatMessage message, boolean current) {
        if (message instanceof UserMessage user) {
            return judged(user, current);
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return judged(result);
        }
        if (message instanceof AiMessage said) {
            return judged(said);
        }
        if (message instanceof SystemMessage system) {
            return judged(system);
        }
        return judgedCustom(message);
    }

    private ChatMessage judged(SystemMessage system) {
        Screened screened = screen(dev.agentfirewall.enforcement.Content.systemPrompt(system.text()));
        if (screened instanceof Screened.Withheld withheld) {
            refuse(withheld.code());
        }
        return screened instanceof Screened.Redacted redacted ? SystemMessage.from(redacted.text()) : system;
    }

    private ChatMessage judged(UserMessage user, boolean current) {
        RetrievedText retrieved = RetrievedText.in(user);
        List<Content> contents = new ArrayList<>();
        for (Content content : user.contents()) {
            contents.add(
                    content instanceof TextContent text
                            ? TextContent.from(judged(text.text(), retrieved, current))
                            : judgedOpaque(content, current));
        }
        if (user.name() != null && !(screen(ofUser(user.name())) instanceof Screened.Passed)) {
            refuse("message.name");
        }
        return contents.equals(user.contents())
                ? user
                : user.toBuilder().contents(contents).build();
    }

    private String judged(String text, RetrievedText retrieved, boolean current) {
        StringBuilder shownText = new StringBuilder();
        for (RetrievedText.Segment segment : retrieved.segments(text)) {
            shownText.append(segment.text().isBlank() ? segment.text() : judged(segment, current));
        }
        return shownText.toString();
    }

    private String judged(RetrievedText.Segment segment, boolean current) {
        String source = segment.source();
        if (source != null) {
            return screen(dev.agentfirewall.enforcement.Content.retrieved(source, segment.text()))
                    .shown()
                    .orElse(WITHHELD);
        }
        Screened screened = screen(ofUser(segment.text()));
        if (current && screened instanceof Screened.Withheld withheld) {
            refuse(withheld.code());
        }
        return screened.shown().orElse(WITHHELD);
    }

    private static dev.agentfirewall.enforcement.Content ofUser(String text) {
        return dev.agentfirewall.enforcement.Content.userInput(text);
    }

    private Content judgedOpaque(Content content, boolean current) {
        Digest digest = Digest.of(content.toString());
        Screened screened = screen(new dev.agentfirewall.enforcement.Content(
                Checkpoint.USER_INPUT, new Origin.UserInput(digest), Channel.USER, USERS, digest, Optional.empty()));
        if (screened instanceof Screened.Passed) {
            return content;
        }
        if (current) {
            refuse(screened instanceof Screened.Withheld withheld ? withheld.code() : "content.opaque");
        }
        return TextContent.from(WITHHELD);
    }

    private ChatMessage judged(AiMessage said) {
        for (ToolExecutionRequest call : said.toolExecutionRequests()) {
            String arguments = call.arguments() == null ? "" : call.arguments();
            calls.put(String.valueOf(call.id()), PastCall.read(tool(call.name()), arguments));
        }
        if (said.text() == null || said.text().isBlank()) {
            return said;
        }
        String shown = screen(dev.agentfirewall.enforcement.Content.modelOutput(said.text()))
                .shown()
                .orElse(WITHHELD);
        String text = firewall.concealed(session.context(), shown); // what a person was shown, the model was not
        return text.equals(said.text()) ? said : said.toBuilder().text(text).build();
    }

    private ChatMessage judged(ToolExecutionResultMessage result) {
        if (ToolResult.isSentence(result)) {
            return result; // the firewall's own words: nothing was read
        }
        ToolDescriptor tool = tool(result.toolName() == null ? "" : result.toolName());
        int before = items.size();
        List<Content> contents = new ArrayList<>();
        for (Content content : result.contents()) {
            contents.add(judged(tool, content));
        }
        PastCall call = calls.get(String.valueOf(result.id()));
        if (call != null) {
            items.subList(before, items.size()).replaceAll(item -> item.of(call));
        }
        return contents.equals(result.contents())
                ? result
                : result.toBuilder().contents(contents).build();
    }

    private ToolDescriptor tool(String name) {
        return session.tool(name).orElseGet(() -> ToolDescriptors.invented(name));
    }

    private Content judged(ToolDescriptor tool, Content content) {
        ToolOutput.Part part = content instanceof TextContent text
                ? ToolOutput.Part.text("content", text.text())
                : ToolOutput.Part.opaque("content");
        Screened screened = screen(dev.agentfirewall.enforcement.Content.toolResult(tool, part));
        if (screened instanceof Screened.Withheld withheld) {
            return TextContent.from(new ToolOutcome.Withheld(withheld.code()).sentence());
        }
        boolean cut = screened instanceof Screened.Redacted;
        return cut ? TextContent.from(screened.shown().orElse(WITHHELD)) : content;
    }

    private ChatMessage judgedCustom(ChatMessage message) {
        String text = message instanceof CustomMessage custom
                ? CanonicalJson.write(JsonTrees.of(custom.attributes()))
                : message.toString();
        Screened screened = screen(dev.agentfirewall.enforcement.Content.retrieved("message", text));
        if (!(screened instanceof Screened.Passed)) {
            refuse(screened instanceof Screened.Withheld withheld ? withheld.code() : "message.custom");
        }
        return message;
    }

    private Screened screen(dev.agentfirewall.enforcement.Content content) {
        Screened screened = firewall.screen(session.context(conversation()), content);
        List<Item> whole = content.text().map(session::whole).orElse(List.of());
        screened.shownItem().ifPresent(item -> items.addAll(whole.isEmpty() ? List.of(item) : whole));
        return screened;
    }

    private void refuse(String code) {
        refusal = Optional.of(code);
    }
}
