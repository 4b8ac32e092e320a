package dev.agentfirewall.observe;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.AnswerWatch;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.RequestContext;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer, watched from its first word to its end: one span, a child of what was current where the answer began. Its pieces have none of their own; they
 * come by the dozen.
 */
final class WatchedAnswer implements AnswerWatch {
    private static final String CHECKPOINT = Checkpoint.MODEL_OUTPUT.word();

    private final Watch watch;
    private final RequestContext context;
    private final Context parent = Context.current();
    private @Nullable Step step;
    private long judging;

    WatchedAnswer(Watch watch, RequestContext context) {
        this.watch = watch;
        this.context = context;
    }

    @Override
    public <T> T judging(Supplier<T> words) {
        Step under = begun();
        Way way = Way.inPieces(under.span());
        long began = System.nanoTime();
        try {
            return words.get();
        } finally {
            judging += System.nanoTime() - began;
            way.end();
        }
    }

    private Step begun() {
        Step under = step;
        if (under == null) {
            under = watch.apart(() -> watch.spans().text(CHECKPOINT, parent));
            step = under;
        }
        return under;
    }

    @Override
    public void ended(AnswerStream.End end, boolean edited) {
        Step under = step;
        if (under != null) {
            watch.quietly(() -> tell(under, end, edited));
            watch.end(under);
        }
    }

    private void tell(Step under, AnswerStream.End end, boolean edited) {
        String outcome = end.stop().isPresent() ? "withheld" : edited ? "redacted" : "passed";
        String code = end.stop().map(AnswerStream.Stop::code).orElse(Names.NONE);
        watch.meters().count(Metric.TEXTS, CHECKPOINT, outcome, code);
        watch.meters().text(CHECKPOINT, judging);
        if (!under.isRecording()) {
            return;
        }
        WatchedDoor.told(under, context, outcome, code);
        if (watch.spans().content()) {
            under.tell(Keys.SHOWN, WatchedDoor.bounded(end.shown()));
        }
    }
}
