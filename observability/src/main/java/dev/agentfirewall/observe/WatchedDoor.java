package dev.agentfirewall.observe;

import dev.agentfirewall.Door;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.AuthorizedCall;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import java.util.stream.Collectors;

/** The door, watched: the whole way of each call and text, and what became of it. */
record WatchedDoor(Door door, Watch watch) implements Door {
    /** Of a text that may be told, this much is. */
    private static final int MOST_TOLD = 8_192;

    @Override
    public ToolOutcome guard(RequestContext context, ProposedCall call, ToolInvoker tool) {
        String name = watch.names().tool(call.tool());
        Step step = watch.begin(() -> watch.spans().call(name));
        Way way = Way.begin(name, step.span());
        try {
            ToolOutcome outcome = door.guard(context, call, authorized -> run(authorized, tool, way));
            watch.quietly(() -> settled(context, outcome, step, way));
            return outcome;
        } finally {
            way.end();
            watch.end(step);
        }
    }

    private ToolOutput run(AuthorizedCall call, ToolInvoker tool, Way way) throws Exception {
        Step step = watch.begin(() -> watch.spans().part("run_tool"));
        boolean ran = false;
        try {
            ToolOutput output = tool.invoke(call);
            ran = true;
            return output;
        } finally {
            way.spentElsewhere(step.nanos());
            if (!ran) { // what was thrown says things that are the tool's own
                watch.quietly(() -> step.failed("tool.failed"));
            }
            watch.end(step, Stage.TOOL);
        }
    }

    private void settled(RequestContext context, ToolOutcome outcome, Step step, Way way) {
        String word = outcome.word().word();
        String code = outcome.code().isEmpty() ? Names.NONE : outcome.code();
        watch.meters().count(Metric.CALLS, way.tool, word, code);
        watch.meters().call(word, step.nanos(), way.elsewhere());
        if (!step.isRecording()) {
            return;
        }
        told(step, context, word, code);
        if (outcome instanceof ToolOutcome.Failed) {
            step.failed(code);
        }
        if (watch.spans().content() && outcome instanceof ToolOutcome.Completed completed) {
            step.tell(Keys.RESULT, bounded(shown(completed.output())));
        }
    }

    @Override
    public Screened screen(RequestContext context, Content content) {
        String checkpoint = content.checkpoint().word();
        Step step = watch.begin(() -> watch.spans().text(checkpoint));
        Way way = Way.begin(Names.NONE, step.span());
        try {
            Screened screened = door.screen(context, content);
            watch.quietly(() -> screened(context, checkpoint, screened, step));
            return screened;
        } finally {
            way.end();
            watch.end(step);
        }
    }

    private void screened(RequestContext context, String checkpoint, Screened screened, Step step) {
        String code = screened instanceof Screened.Withheld withheld ? withheld.code() : Names.NONE;
        String word = word(screened);
        watch.meters().count(Metric.TEXTS, checkpoint, word, code);
        watch.meters().text(checkpoint, step.nanos());
        if (!step.isRecording()) {
            return;
        }
        told(step, context, word, code);
        if (watch.spans().content()) {
            screened.shown().ifPresent(text -> step.tell(Keys.SHOWN, bounded(text)));
        }
    }

    /** Offers come by the dozen with each request to a model, so they are counted and have no spans. */
    @Override
    public boolean offer(RequestContext context, ToolDescriptor tool, String description) {
        Way way = Way.begin(watch.names().tool(tool), Span.getInvalid());
        try {
            boolean offered = door.offer(context, tool, description);
            watch.quietly(() -> watch.meters().count(Metric.OFFERS, offered ? "offered" : "hidden"));
            return offered;
        } finally {
            way.end();
        }
    }

    static void told(Step step, RequestContext context, String outcome, String code) {
        step.tell(Keys.CONVERSATION, context.conversation().id().digest().toString())
                .tell(Keys.OUTCOME, outcome);
        if (!code.equals(Names.NONE)) {
            step.tell(Keys.CODE, code);
        }
    }

    private static String word(Screened screened) {
        if (screened instanceof Screened.Passed) {
            return "passed";
        }
        return screened instanceof Screened.Redacted ? "redacted" : "withheld";
    }

    private static String shown(ToolOutput output) {
        return output.parts().stream()
                .map(ToolOutput.Part::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    static String bounded(String text) {
        return text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + " […]";
    }
}
