package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.AuthorizedCall;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.recording.Evidence;
import dev.agentfirewall.recording.EvidenceKeeper;
import dev.agentfirewall.recording.RunRecorder;
import dev.agentfirewall.recording.Turn;
import dev.langchain4j.data.message.AiMessage;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host's recorder and its keeper of evidence, if there are such, of what is shown, said and done. What goes wrong with a recorder is not the
 * request's matter; what a keeper does not keep goes no further. Thread-safe.
 */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final String UNKEPT =
            "The answer is withheld: its evidence could not be kept (evidence.unavailable).";

    private final @Nullable RunRecorder recorder;
    private final @Nullable EvidenceKeeper keeper;
    private final AtomicBoolean told = new AtomicBoolean();

    Recording(@Nullable RunRecorder recorder, @Nullable EvidenceKeeper keeper) {
        this.recorder = recorder;
        this.keeper = keeper;
    }

    /** A request is about to be sent. */
    void shown(Session session, Supplier<Transcript> request) {
        if (recorder != null || keeper != null) {
            safely(() -> session.transcribed(request.get()));
        }
    }

    /** A request was refused: the model is not asked, and {@code answer} stands for what it might have said. */
    void refused(Session session, Supplier<Transcript> request, String code, AiMessage answer) {
        kept(() -> answered(session, request.get(), answer, answer, Optional.of(code)));
    }

    /** It was answered by {@code said}, of which {@code shown} may be seen; what this gives is what goes on. */
    AiMessage answered(Session session, AiMessage said, AiMessage shown) {
        RunRecorder records = recorder;
        if (records != null) {
            safely(() -> session.transcript()
                    .map(request -> turn(session, request, shown))
                    .ifPresent(records::answered));
        }
        boolean kept = kept(() -> answered(session, session.transcript().orElseThrow(), said, shown, Optional.empty()));
        return kept ? shown : AiMessage.from(UNKEPT);
    }

    /** Whether {@code answer} stands for one whose evidence was not kept. */
    static boolean isUnkept(AiMessage answer) {
        return UNKEPT.equals(answer.text());
    }

    private static Turn turn(Session session, Transcript request, AiMessage shown) {
        return new Turn(session.id(), request.messages(), Transcript.answer(shown), request.tools());
    }

    private static Evidence answered(
            Session session, Transcript request, AiMessage said, AiMessage shown, Optional<String> refused) {
        return new Evidence.Answered(
                session.subject(),
                turn(session, request, shown),
                Transcript.answer(said),
                refused,
                session.context().model().name());
    }

    /** Whether a call that is about to run may: its evidence is kept, or nobody wants it. */
    boolean called(Session session, AuthorizedCall call) {
        return kept(() -> new Evidence.Called(
                session.subject(), session.id(), call.id(), call.tool().name(), call.canonicalArguments()));
    }

    /** Whether what a call gave back may be shown. */
    boolean returned(Session session, String call, String tool, ToolOutcome outcome, ToolOutput output) {
        return kept(() -> new Evidence.Returned(
                session.subject(), session.id(), call, tool, outcome.word().word(), outcome.code(), output.parts()));
    }

    private boolean kept(Callable<Evidence> evidence) {
        EvidenceKeeper keeps = keeper;
        if (keeps == null) {
            return true;
        }
        try {
            keeps.keep(evidence.call());
            return true;
        } catch (Throwable e) { // memory running out included: its message may quote what was said
            warn("evidence was not kept", "what it was about goes no further", e);
            return false;
        }
    }

    private void safely(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // memory running out included: its message may quote what was said
            warn("the recorder failed", "requests go on without it", e);
        }
    }

    private void warn(String what, String so, Throwable e) {
        if (told.compareAndSet(false, true)) {
            LOG.warn("{} ({}): {}; this is told once", what, e.getClass().getSimpleName(), so);
        }
    }
}
