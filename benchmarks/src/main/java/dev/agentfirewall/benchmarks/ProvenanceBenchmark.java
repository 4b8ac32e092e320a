package dev.agentfirewall.benchmarks;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Who wanted this call, on one thread: all facts of a mail of seven values in a conversation of 100 KB that was read before, and the reading of
 * one new result of 10 KB; beside it what the rules take to screen as much.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class ProvenanceBenchmark {
    private static final int RESULT = 10_000;

    private final Conversation conversation = Errand.conversation(100_000, 1);
    private final Label read = conversation.label();
    private final ToolCall mail = Errand.mail();
    private final ToolCall nothing = Errand.nothing();
    private final ConversationTracer warm = new ConversationTracer();
    private final Scanner rules = RagScanner.rules();
    private final String yaml = Results.YAML.of(RESULT, 7);
    private final Conversation oneJson = Errand.alone(Results.JSON.of(RESULT, 7));
    private final Conversation oneYaml = Errand.alone(yaml);
    private final Conversation oneProse = Errand.alone(Results.PROSE.of(RESULT, 7));
    private final Conversation oneHtml = Errand.alone(Results.HTML.of(RESULT, 7));

    @Benchmark
    public CallFacts factsOfACall() {
        return warm.trace(conversation, read, mail, 1);
    }

    @Benchmark
    public CallFacts indexJson10KB() {
        return index(oneJson);
    }

    @Benchmark
    public CallFacts indexYaml10KB() {
        return index(oneYaml);
    }

    @Benchmark
    public CallFacts indexProse10KB() {
        return index(oneProse);
    }

    @Benchmark
    public CallFacts indexHtml10KB() {
        return index(oneHtml);
    }

    @Benchmark
    public ScanReport screenYaml10KB() {
        return rules.scan(yaml, Channel.TOOL_RESULT);
    }

    /** A tracer that has read nothing yet reads all that it will ever read of a result. */
    private CallFacts index(Conversation result) {
        return new ConversationTracer().trace(result, read, nothing, 1);
    }
}
