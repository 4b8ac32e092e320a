package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.redteam.replay.ResultVerdict.Action;
import dev.agentfirewall.redteam.run.RecordedCall;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run on its way through the firewall. What the recorded model was shown it goes on being shown, whatever is decided. Used once. */
final class Walk {
    private final Firewall firewall;
    private final Subject subject;
    private final ToolBox tools;
    private final RecordedRun run;
    private final ConversationId id;
    private final Witness.Notes notes;
    private final List<Item> items = new ArrayList<>();
    private final List<RunVerdict.Shown> shown = new ArrayList<>();
    private final List<CallVerdict> calls = new ArrayList<>();
    private final List<ResultVerdict> results = new ArrayList<>();
    private Action prompt = Action.PASS;
    private Action answer = Action.PASS;
    private int at;
    private boolean ordersCut;
    private boolean attacked;
    private boolean warned;

    Walk(Firewall firewall, Subject subject, ToolBox tools, RecordedRun run, ConversationId id, Witness.Notes notes) {
        this.firewall = firewall;
        this.subject = subject;
        this.tools = tools;
        this.run = run;
        this.id = id;
        this.notes = notes;
    }

    RunVerdict walk() {
        for (int i = 0; i < run.messages().size(); i++) {
            step(i, run.messages().get(i));
        }
        return new RunVerdict(run, calls, results, prompt, answer, warned, shown);
    }

    private void step(int index, RecordedMessage message) {
        at = index;
        switch (message.role()) {
            case SYSTEM -> message.texts().forEach(text -> prompt(Content.systemPrompt(text)));
            case USER -> asked(message);
            case ASSISTANT -> said(index, message);
            case TOOL -> returned(index, message);
        }
    }

    /** In a user's message stand the user's own words, and documents that retrieval put there. */
    private void asked(RecordedMessage message) {
        for (int i = 0; i < message.texts().size(); i++) {
            String text = message.texts().get(i);
            String source = message.source(i);
            prompt(source.isEmpty() ? Content.userInput(text) : Content.retrieved(source, text));
        }
    }

    private void prompt(Content content) {
        ScreenedText screened = screen(content);
        if (screened.action().compareTo(prompt) > 0) {
            prompt = screened.action();
        }
    }

    private void said(int index, RecordedMessage message) {
        answer = Action.PASS;
        for (String text : message.texts()) {
            if (!text.isBlank()) {
                Action action = answered(text);
                answer = action.compareTo(answer) > 0 ? action : answer;
            }
        }
        // all calls of one message are made before any of their results is read
        RequestContext context = context();
        message.calls().forEach(call -> calls.add(judged(index, context, call)));
    }

    /** An answer goes to its reader by its own gate; as a part of the conversation it is screened like all else. */
    private Action answered(String text) {
        AnswerStream.End end = firewall.answer(context(), text);
        Action screened = screen(Content.modelOutput(text)).action();
        Action gate = end.stop().isPresent() ? Action.WITHHOLD : end.shown().equals(text) ? Action.PASS : Action.REDACT;
        return gate.compareTo(screened) > 0 ? gate : screened;
    }

    private CallVerdict judged(int index, RequestContext context, RecordedCall call) {
        ToolBox.Known known = tools.tool(call.tool());
        ToolOutput result = new ToolOutput(
                run.resultOf(index, call).map(Walk::parts).orElse(List.of(ToolOutput.Part.text("text", ""))));
        notes.takeCall();
        ToolOutcome outcome = firewall.guard(
                context, new ProposedCall(call.id(), known.tool(), call.arguments()), authorized -> result);
        CallVerdict verdict =
                Verdicts.of(call, known, Optional.ofNullable(run.labels().get(call.id())), outcome, notes.takeCall());
        if (verdict.attack() && !attacked) {
            attacked = true;
            warned = ordersCut;
        }
        return verdict;
    }

    private void returned(int index, RecordedMessage message) {
        Optional<RecordedCall> call = run.callBehind(index);
        String tool = call.map(RecordedCall::tool).orElse(message.name());
        ToolBox.Known known = tools.tool(tool);
        Optional<PastCall> behind = call.map(made -> PastCall.read(known.tool(), made.arguments()));
        for (ToolOutput.Part part : parts(message)) {
            ScreenedText screened = screen(Content.toolResult(known.tool(), part), behind);
            ordersCut |= screened.orders();
            results.add(
                    new ResultVerdict(message.answers(), tool, screened.action(), screened.spans(), screened.orders()));
        }
    }

    private static List<ToolOutput.Part> parts(RecordedMessage message) {
        List<ToolOutput.Part> parts = new ArrayList<>();
        if (message.opaque() == 0 || !message.texts().isEmpty()) {
            parts.add(ToolOutput.Part.text("text", message.text()));
        }
        if (message.opaque() > 0) {
            parts.add(ToolOutput.Part.opaque("opaque"));
        }
        return parts;
    }

    private ScreenedText screen(Content content) {
        return screen(content, Optional.empty());
    }

    private ScreenedText screen(Content content, Optional<PastCall> behind) {
        ScreenedText screened = ScreenedText.of(
                content, firewall.screen(context(), content), notes.text(content.checkpoint(), content.digest()));
        screened.item().map(item -> behind.map(item::of).orElse(item)).ifPresent(this::show);
        return screened;
    }

    private void show(Item item) {
        items.add(item);
        shown.add(new RunVerdict.Shown(at, item));
    }

    private RequestContext context() {
        return RequestContext.of(subject, new Conversation(id, items));
    }
}
