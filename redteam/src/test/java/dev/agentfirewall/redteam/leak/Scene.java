package dev.agentfirewall.redteam.leak;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was said before the last answer of a run of {@code corpus/leak}, as a firewall knows it, and that answer. */
record Scene(String id, RequestContext context, String answer) {
    static final Path CORPUS = Path.of("../corpus/leak");

    /** The same talk under another name: what the firewall remembers of this one, such as answers to it, is not of that one. */
    RequestContext named(String name) {
        return RequestContext.of(
                Subject.of("emma", "user"),
                new Conversation(
                        new ConversationId(name), context.conversation().items()));
    }

    /** The runs of {@code file} that end in an answer. */
    static List<Scene> of(Firewall firewall, String file) {
        List<Scene> scenes = new ArrayList<>();
        try (RunReader reader = RunReader.open(CORPUS.resolve(file))) {
            ToolBox tools =
                    ToolBox.of(List.of(), ToolDeclarations.parse(Files.readString(CORPUS.resolve("tools.json"))));
            for (Optional<RecordedRun> run = reader.next(); run.isPresent(); run = reader.next()) {
                of(firewall, run.get(), tools).ifPresent(scenes::add);
            }
        } catch (IOException | MalformedRunException | ToolDeclarationException e) {
            throw new AssertionError(e);
        }
        return scenes;
    }

    private static Optional<Scene> of(Firewall firewall, RecordedRun run, ToolBox tools) {
        int last = run.messages().size() - 1;
        String answer = run.messages().get(last).text();
        if (answer.isBlank()) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            for (Content content : contents(run, i, tools)) {
                firewall.screen(context(run, items), content).shownItem().ifPresent(items::add);
            }
        }
        return Optional.of(new Scene(run.id(), context(run, items), answer));
    }

    private static RequestContext context(RecordedRun run, List<Item> items) {
        return RequestContext.of(Subject.of("emma", "user"), new Conversation(new ConversationId(run.id()), items));
    }

    private static List<Content> contents(RecordedRun run, int index, ToolBox tools) {
        RecordedMessage message = run.messages().get(index);
        return message.texts().stream()
                .filter(text -> !text.isBlank())
                .map(text -> switch (message.role()) {
                    case SYSTEM -> Content.systemPrompt(text);
                    case USER -> Content.userInput(text);
                    case ASSISTANT -> Content.modelOutput(text);
                    case TOOL ->
                        Content.toolResult(
                                tools.tool(run.callBehind(index).orElseThrow().tool())
                                        .tool(),
                                ToolOutput.Part.text("text", text));
                })
                .toList();
    }
}
