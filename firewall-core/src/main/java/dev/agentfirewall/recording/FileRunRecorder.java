package dev.agentfirewall.recording;

import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Writes conversations as runs for {@code agent-firewall replay}, a line each, with personal data and secrets replaced. A run is written when its
 * conversation has been idle, when too many are open, and on {@link #close}; until then it is in memory alone.
 *
 * <pre>{@code
 * RunRecorder recorder = FileRunRecorder.in(Path.of("runs"), SensitiveDataScanner.standard()).start();
 * }</pre>
 *
 * <p>Everything is bounded: what a run may hold, how many lines a file has, how many conversations are open, how much waits to be looked at. What
 * goes beyond is left out and counted in {@link #dropped}. Files and folder are their owner's alone. Thread-safe; a thread of its own does the work.
 *
 * <p><b>Limitations.</b> Redaction is as good as its scanner: a name in running prose stays. Keep the files as you keep what users say.
 */
public final class FileRunRecorder implements RunRecorder, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FileRunRecorder.class.getName());
    private static final int MOST_WAITING = 1_024;
    private static final long MOST_WAITING_LENGTH = 32L << 20;
    private static final int MOST_OPEN = 1_000;
    private static final long MOST_OPEN_LENGTH = 32L << 20;
    private static final long TICK_MILLIS = 200;
    /** Shows nothing, and so is passed over. */
    private static final Turn WAKE = new Turn(
            new ConversationId("none"),
            List.of(),
            ShownMessage.of(Speaker.ASSISTANT, "", List.of(), List.of()),
            List.of());

    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final String suite;
    private final long longest;
    private final long idleNanos;
    private final Scanner scanner;
    private final Path folder;
    private final RunFiles files;
    private final ToolFiles tools;
    private final BlockingQueue<Turn> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong waitingLength = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Map<ConversationId, Open> open = new LinkedHashMap<>(16, 0.75f, true); // the worker's alone
    private final Thread worker = new Thread(this::work, "agent-firewall-recorder");
    private volatile boolean closing;
    private long openLength;
    private long runs;

    private FileRunRecorder(Builder builder) {
        this.suite = builder.suite;
        this.longest = builder.longest;
        this.idleNanos = builder.idle.toNanos();
        this.scanner = builder.scanner;
        this.folder = builder.folder;
        this.files = new RunFiles(builder.folder, builder.suite, builder.runsPerFile, builder.clock);
        this.tools = new ToolFiles(builder.folder, builder.suite);
        worker.setDaemon(true);
    }

    /**
     * A recorder into {@code folder}, which is made where it is not there.
     *
     * @param redacts finds what must not be written down; there is no recording without one
     */
    public static Builder in(Path folder, Scanner redacts) {
        return new Builder(folder, redacts);
    }

    @Override
    public void answered(Turn turn) {
        long length = turn.length();
        boolean room = waitingLength.addAndGet(length) <= MOST_WAITING_LENGTH && !closing && waiting.offer(turn);
        if (!room) {
            waitingLength.addAndGet(-length);
            dropped.incrementAndGet();
        }
    }

    /** How many runs were written. */
    public long written() {
        return written.get();
    }

    /** How many turns and runs were left out: there was too much to keep up with, or a file could not be written. */
    public long dropped() {
        return dropped.get();
    }

    /** Writes what is open, and ends. Turns that come later are left out. */
    @Override
    public void close() {
        closing = true;
        waiting.offer(WAKE); // where there is no room the worker is awake
        try {
            worker.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closing || !waiting.isEmpty()) {
            safely(this::step);
        }
        List.copyOf(open.keySet()).forEach(id -> safely(() -> end(id)));
    }

    private void step() throws IOException, InterruptedException {
        Turn turn = waiting.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (turn != null && !turn.messages().isEmpty()) {
            waitingLength.addAndGet(-turn.length());
            safely(() -> tools.note(turn.tools(), offer -> new RunRedaction(scanner).json(offer)));
            take(turn);
        }
        endIdle();
    }

    private void take(Turn turn) throws IOException {
        Open run = open.get(turn.conversation());
        long before = run == null ? 0 : run.run.length();
        if (run != null && !run.run.takes(turn)) {
            end(turn.conversation());
            run = null;
            before = 0;
        }
        if (run == null) {
            run = new Open(new OpenRun(longest));
            run.run.takes(turn);
            open.put(turn.conversation(), run);
        }
        run.touched = System.nanoTime();
        openLength += run.run.length() - before;
        if (run.run.full() && !run.written) {
            write(turn.conversation(), run);
        }
    }

    /** Writes the runs that have been idle for long, and the longest idle ones where there are too many. */
    private void endIdle() throws IOException {
        for (Map.Entry<ConversationId, Open> eldest : List.copyOf(open.entrySet())) {
            boolean idle = System.nanoTime() - eldest.getValue().touched >= idleNanos;
            if (!idle && open.size() <= MOST_OPEN && openLength <= MOST_OPEN_LENGTH) {
                return;
            }
            end(eldest.getKey());
        }
    }

    private void end(ConversationId id) throws IOException {
        Open run = open.remove(id);
        if (run != null && !run.written) {
            write(id, run);
        }
    }

    private void write(ConversationId id, Open run) throws IOException {
        run.written = true;
        openLength -= run.run.length();
        boolean cut = run.run.full();
        List<ShownMessage> messages = new RunRedaction(scanner).redact(run.run.end());
        String name = id.digest().hex().substring(0, 16) + "-" + ++runs;
        files.add(RunJson.line(name, suite, cut, messages));
        written.incrementAndGet();
    }

    /** Nothing that goes wrong here ends the recording, or is more than counted and told once. */
    private void safely(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            closing = true;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) { // their messages may quote what was said
            dropped.incrementAndGet();
            if (told.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "recording into `" + folder + "` failed ("
                                + e.getClass().getSimpleName()
                                + "); what is lost is counted from here on and not told again."
                                + " See that the folder may be written to and the disk has room");
            }
        }
    }

    /** One piece of the worker's work. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** An open run and when it was last heard of. */
    private static final class Open {
        private final OpenRun run;
        private long touched;
        private boolean written;

        Open(OpenRun run) {
            this.run = run;
        }
    }

    /** Builds a {@link FileRunRecorder}. */
    public static final class Builder {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

        private final Path folder;
        private final Scanner scanner;
        private String suite = "recorded";
        private Duration idle = Duration.ofMinutes(30);
        private long longest = 2L << 20;
        private int runsPerFile = 1_000;
        private Clock clock = Clock.systemUTC();

        private Builder(Path folder, Scanner scanner) {
            this.folder = Objects.requireNonNull(folder, "folder");
            this.scanner = Objects.requireNonNull(scanner, "scanner");
        }

        /** What the files are called by, and the figures of a replay: {@code recorded}, unless told. */
        public Builder suite(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a suite is called by letters, digits, `-` and `_`, 64 at most, since files are called by it");
            }
            suite = name;
            return this;
        }

        /** How long a conversation is silent before it counts as ended. */
        public Builder idle(Duration silent) {
            idle = silent;
            return this;
        }

        /** How many characters a run may have; a longer one ends before what would be too much, and says so. */
        public Builder longest(long characters) {
            longest = characters;
            return this;
        }

        /** How many runs a file may hold. */
        public Builder runsPerFile(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("a file holds at least one run");
            }
            runsPerFile = most;
            return this;
        }

        /** By which clock files are named. */
        public Builder clock(Clock tells) {
            clock = tells;
            return this;
        }

        /**
         * A recorder that is ready.
         *
         * @throws IOException when the folder cannot be made
         */
        public FileRunRecorder start() throws IOException {
            OwnerFiles.folder(folder);
            FileRunRecorder recorder = new FileRunRecorder(this);
            recorder.worker.start();
            return recorder;
        }
    }
}
