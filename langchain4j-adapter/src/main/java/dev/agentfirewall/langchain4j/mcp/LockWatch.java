package dev.agentfirewall.langchain4j.mcp;

import dev.agentfirewall.mcp.Change;
import dev.agentfirewall.mcp.Comparison;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what of a server is as a person agreed to, now. Asks the server again when it said that something changed, when it did not promise to say so, and when
 * the last answer is old. Where it cannot be found out, nothing is as agreed to. Thread-safe.
 */
final class LockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:-]{1,128}");

    private final String key;
    private final McpLock lock;
    private final Wire wire;
    private final McpLimits limits;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private final Map<McpItem.Kind, Seen> seen = new EnumMap<>(McpItem.Kind.class);
    private final Map<McpItem.Kind, Integer> told = new EnumMap<>(McpItem.Kind.class);
    private String lastWords = "";

    /** What was last found out about one kind, when, and of how many changes the server had told by then. */
    private record Seen(List<McpItem> holding, long at, int told) {}

    LockWatch(String key, McpLock lock, Wire wire, McpLimits limits, LongSupplier nanos) {
        this.key = key;
        this.lock = lock;
        this.wire = wire;
        this.limits = limits;
        this.nanos = nanos;
    }

    /** The server said that what it lists of this kind has changed. */
    void changed(McpItem.Kind kind) {
        synchronized (seen) {
            told.merge(kind, 1, Integer::sum);
            if (kind == McpItem.Kind.RESOURCE) {
                told.merge(McpItem.Kind.TEMPLATE, 1, Integer::sum);
            }
        }
    }

    /** The connection was made anew: it may be another server. */
    void forget() {
        for (McpItem.Kind kind : McpItem.Kind.values()) {
            changed(kind);
        }
    }

    /** What of this kind is as agreed to, as far as was found out not long ago; the server is asked where it was not. */
    List<McpItem> holding(McpItem.Kind kind) {
        Optional<List<McpItem>> known = known(kind);
        return known.isPresent() ? known.get() : asked(kind);
    }

    /** What of this kind was as agreed to when the server was last asked, however long ago; it is asked where it said since that something changed. */
    List<McpItem> lastHolding(McpItem.Kind kind) {
        return current(kind).map(Seen::holding).orElseGet(() -> asked(kind));
    }

    /** The instructions, where they are as agreed to. */
    Optional<String> instructions() {
        try {
            return lock.compare(key, wire.server(List.of())).instructions();
        } catch (McpLockException e) {
            return Optional.empty();
        }
    }

    private Optional<List<McpItem>> known(McpItem.Kind kind) {
        return current(kind)
                .filter(was -> nanos.getAsLong() - was.at() < age().toNanos())
                .map(Seen::holding);
    }

    /** What was last found out, unless the server said since that it changed. */
    private Optional<Seen> current(McpItem.Kind kind) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(kind)).filter(was -> was.told() == told(kind));
        }
    }

    private int told(McpItem.Kind kind) {
        synchronized (seen) {
            return told.getOrDefault(kind, 0);
        }
    }

    private Duration age() {
        return wire.promisesToTell() ? limits.listingAge() : Duration.ZERO;
    }

    private List<McpItem> asked(McpItem.Kind kind) {
        boolean mine = false;
        try {
            mine = asking.tryLock(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return mine ? known(kind).orElseGet(() -> compared(kind)) : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            if (mine) {
                asking.unlock();
            }
        }
    }

    private List<McpItem> compared(McpItem.Kind kind) {
        if (lock.server(key).isEmpty()) {
            tell("nobody has agreed to it; look at it with `agent-firewall mcp lock`");
            return List.of();
        }
        long start = nanos.getAsLong();
        int before = told(kind); // a change that is told while the server is asked is not missed
        try {
            List<McpItem> listed = wire.offers(kind) ? wire.list(kind) : List.of();
            Comparison compared = lock.compare(key, wire.server(listed));
            tell(differences(compared, kind));
            keep(kind, new Seen(compared.holding(kind), start, before));
            return compared.holding(kind);
        } catch (McpLockException e) {
            changed(kind);
            tell(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void keep(McpItem.Kind kind, Seen now) {
        synchronized (seen) {
            seen.put(kind, now);
        }
    }

    private static String differences(Comparison compared, McpItem.Kind kind) {
        StringBuilder words = new StringBuilder();
        for (Change change : compared.changes()) {
            boolean said = change.kind().equals(kind.word())
                    || change.kind().equals(Change.IDENTITY)
                    || change.kind().equals(Change.INSTRUCTIONS);
            if (said && words.length() < 1_000) {
                words.append(words.isEmpty() ? "" : ", ").append(word(change));
            }
        }
        return words.toString();
    }

    // A name is the server's to choose, and a log is read by people and programs.
    private static String word(Change change) {
        boolean plain = change.id().isEmpty() || PLAIN.matcher(change.id()).matches();
        return plain
                ? change.toString()
                : change.kind() + " of an odd name " + change.what().word();
    }

    /** Tells operators what is not as agreed to, once until it is something else. */
    private void tell(String now) {
        if (!now.equals(lastWords) && !now.isEmpty()) {
            LOG.warn(
                    "MCP server `{}` is not as agreed to, and what differs is not used: {}. See `agent-firewall mcp"
                            + " diff`.",
                    key,
                    now);
        }
        lastWords = now;
    }
}
