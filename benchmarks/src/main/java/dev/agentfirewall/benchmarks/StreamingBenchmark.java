package dev.agentfirewall.benchmarks;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An answer that streams, on one thread, after an errand of 20 KB was read: until its first words may be shown, and a token of it, all that
 * is done at its end shared out; beside that what the output gate takes for a window of it and for 10 KB.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class StreamingBenchmark {
    private static final int TOKENS = 1_000;

    private final List<String> tokens = Spoken.tokens(TOKENS);
    private final String page = String.join("", Spoken.tokens(2_500));
    private final String window = page.substring(0, 600);
    private final Conversation conversation = Errand.conversation(20_000, 1);
    private final RequestContext context = RequestContext.of(Traffic.EMMA, conversation);
    private final OutputGate gate = OutputGate.standard();
    private final Path log;
    private final Firewall firewall;

    public StreamingBenchmark() {
        try {
            log = Parts.temporary();
            firewall = Parts.answering(log, gate);
        } catch (IOException | AuditException e) {
            throw new IllegalStateException(e);
        }
    }

    @TearDown(Level.Trial)
    public void close() throws IOException, AuditException {
        firewall.close();
        Parts.remove(log);
    }

    @Benchmark
    public String firstWords() {
        AnswerStream answer = firewall.answer(context);
        String shown = "";
        for (int i = 0; shown.isEmpty(); i++) {
            shown = answer.accept(tokens.get(i));
        }
        return shown;
    }

    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public AnswerStream.End token() {
        AnswerStream answer = firewall.answer(context);
        tokens.forEach(answer::accept);
        return answer.end();
    }

    @Benchmark
    public ScanReport gateWindow600() {
        return gate.inspect(window, conversation);
    }

    @Benchmark
    public ScanReport gate10KB() {
        return gate.inspect(page, conversation);
    }
}
