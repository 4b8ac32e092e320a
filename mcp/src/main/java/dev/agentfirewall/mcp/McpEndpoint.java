package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a server is found: a process of this machine, or an address. The host says it, never the server, and it is the first half of who a server is.
 *
 * <p><b>Limitations.</b> A command names a program; what that program loads is its own matter. Give versions in the command ({@code wiki-mcp@1.4.2}, an image by
 * digest). A command's arguments stand in the lock file: hand secrets over by environment variables.
 */
public sealed interface McpEndpoint {

    /**
     * A server that is started as a process and spoken to over its standard streams.
     *
     * @param command program and arguments
     */
    record Stdio(List<String> command) implements McpEndpoint {
        public Stdio {
            command = List.copyOf(command);
            if (command.isEmpty() || command.get(0).isBlank()) {
                throw new IllegalArgumentException("an MCP server's command names a program");
            }
        }

        @Override
        public Json.Obj document() {
            return Json.object()
                    .put("transport", "stdio")
                    .put("command", Json.strings(command))
                    .build();
        }

        /** Tells nothing of the command: it may hold secrets. */
        @Override
        public String toString() {
            return "a process of this machine";
        }
    }

    /**
     * A server spoken to over streamable HTTP.
     *
     * @param url {@code https}, or {@code http} to this machine
     */
    record Http(URI url) implements McpEndpoint {
        private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

        public Http {
            String host = url.getHost();
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
                throw new IllegalArgumentException("an MCP server's URL has a host, and neither user nor fragment");
            }
            if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
                throw new IllegalArgumentException("MCP server at host `" + host
                        + "`: without TLS anyone on the way could answer for it; use https");
            }
        }

        /** The host that the certificate must be for; of plain HTTP to this machine, its name. */
        public String host() {
            return url.getHost();
        }

        @Override
        public Json.Obj document() {
            boolean tls = url.getScheme().equalsIgnoreCase("https");
            return Json.object()
                    .put("transport", "http")
                    .put("url", url.toString())
                    .put("tls_host", tls ? Json.of(host()) : Json.NULL)
                    .build();
        }

        /** Tells the host; path and query may hold secrets. */
        @Override
        public String toString() {
            return "host `" + host() + "`";
        }
    }

    /** A server that {@code command} starts. */
    static McpEndpoint stdio(String... command) {
        return new Stdio(List.of(command));
    }

    /**
     * A server at {@code url}.
     *
     * @throws IllegalArgumentException where it is no URL, or one without TLS to another machine
     */
    static McpEndpoint http(String url) {
        return new Http(URI.create(url));
    }

    /** As it stands in a lock file. */
    Json.Obj document();
}
