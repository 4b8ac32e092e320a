package dev.agentfirewall.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person agreed to: MCP servers by the key that the host gives them, each with who it is and everything it lists. Kept in a file, {@code mcp.lock.json}, that
 * is read in review like any other and belongs beside the code.
 *
 * <p>What is not in it was not agreed to. Immutable and thread-safe.
 */
public final class McpLock {
    /** Nobody agreed to anything. */
    public static final McpLock NONE = new McpLock(Map.of());

    /**
     * One server in the lock.
     *
     * @param server what was agreed to
     * @param accepted by the name of a tool, the doubts about it that a person has looked at, such as {@code mcp.lookalike}
     */
    public record Entry(McpServer server, SortedMap<String, Set<String>> accepted) {
        public Entry {
            SortedMap<String, Set<String>> copy = new TreeMap<>();
            accepted.forEach((tool, codes) -> copy.put(tool, Set.copyOf(codes)));
            accepted = Collections.unmodifiableSortedMap(copy);
        }

        /** The doubts about {@code tool} that a person has looked at. */
        public Set<String> accepted(String tool) {
            return accepted.getOrDefault(tool, Set.of());
        }

        /** Tells the server. */
        @Override
        public String toString() {
            return server.toString();
        }
    }

    private final SortedMap<String, Entry> servers;

    McpLock(Map<String, Entry> servers) {
        this.servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    }

    /**
     * Reads a lock file.
     *
     * @throws McpLockException when it is not there, cannot be read, or was changed by hand; saying where and how to mend it
     */
    public static McpLock read(Path file) throws McpLockException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new McpLockException(
                    "MCP lock not read: there is no `" + file + "`; write it with `agent-firewall mcp lock`", e);
        } catch (IOException e) {
            throw new McpLockException("MCP lock not read: `" + file + "` cannot be opened as UTF-8 text", e);
        } catch (McpLockException e) {
            throw new McpLockException("`" + file + "`: " + e.getMessage(), e);
        }
    }

    /** Reads the text of a lock file. */
    public static McpLock parse(String text) throws McpLockException {
        return new McpLock(LockReader.servers(text));
    }

    /** The servers, by key. */
    public SortedMap<String, Entry> servers() {
        return servers;
    }

    /** The server called {@code key}. */
    public Optional<Entry> server(String key) {
        return Optional.ofNullable(servers.get(key));
    }

    /** How {@code live}, which the host calls {@code key}, differs from what was agreed to. */
    public Comparison compare(String key, McpServer live) {
        return server(key).map(entry -> Comparison.of(entry.server(), live)).orElseGet(() -> Comparison.unknown(live));
    }

    /** This lock, with {@code server} agreed to as it is. */
    public McpLock with(String key, McpServer server, Map<String, Set<String>> accepted) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("an MCP server has a key");
        }
        Map<String, Entry> all = new TreeMap<>(servers);
        all.put(key, new Entry(server, new TreeMap<>(accepted)));
        return new McpLock(all);
    }

    /** This lock without the server called {@code key}. */
    public McpLock without(String key) {
        Map<String, Entry> rest = new TreeMap<>(servers);
        rest.remove(key);
        return new McpLock(rest);
    }

    /** The file's text: sorted, indented, the same for the same lock. Characters that a reader would not see are written as escapes. */
    public String text() {
        return LockText.of(this);
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Path whole = Files.createTempFile(folder, ".mcp.lock", ".tmp");
        try {
            Files.writeString(whole, text(), StandardCharsets.UTF_8);
            move(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void move(Path whole, Path file) throws IOException {
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof McpLock that && servers.equals(that.servers);
    }

    @Override
    public int hashCode() {
        return servers.hashCode();
    }

    /** Tells how many servers. */
    @Override
    public String toString() {
        return "MCP lock of " + servers.size() + " servers";
    }
}
