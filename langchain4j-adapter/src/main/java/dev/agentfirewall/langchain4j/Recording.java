package dev.agentfirewall.langchain4j;

import dev.agentfirewall.recording.RunRecorder;
import dev.agentfirewall.recording.Turn;
import dev.langchain4j.data.message.AiMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's recorder, if there is one, of each request and its answer. What goes wrong with that is not the request's matter. Thread-safe. */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final @Nullable RunRecorder recorder;
    private final AtomicBoolean told = new AtomicBoolean();

    Recording(@Nullable RunRecorder recorder) {
        this.recorder = recorder;
    }

    /** A request is about to be sent. */
    void shown(Session session, Supplier<Transcript> request) {
        if (recorder != null) {
            safely(() -> session.transcribed(request.get()));
        }
    }

    /** It was answered. */
    void answered(Session session, AiMessage said) {
        RunRecorder records = recorder;
        if (records != null) {
            safely(() -> session.transcript()
                    .map(shown -> new Turn(session.id(), shown.messages(), Transcript.answer(said), shown.tools()))
                    .ifPresent(records::answered));
        }
    }

    private void safely(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // memory running out included: its message may quote what was said
            if (told.compareAndSet(false, true)) {
                LOG.warn(
                        "the recorder failed ({}): requests go on without it; this is told once",
                        e.getClass().getSimpleName());
            }
        }
    }
}
