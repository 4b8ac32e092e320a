package dev.agentfirewall.policy.server;

import dev.agentfirewall.policy.PolicyBundle;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where an OPA server is, how it is spoken to and how long it is waited for. Requests carry the values of a call's arguments, so plain
 * HTTP is refused except to this machine. Immutable; {@code toString} names the address alone.
 */
public final class OpaServer {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*");

    final URI address;
    final String path;
    final Optional<Supplier<String>> bearerToken;
    final Optional<SSLContext> tls;
    final Duration connectTimeout;
    final Duration requestTimeout;
    final Duration queueTimeout;
    final int maxConcurrent;
    final int maxAnswerBytes;
    final int breakerFailures;
    final Duration breakerPause;

    private OpaServer(Builder builder) {
        this.address = builder.address;
        this.path = builder.path;
        this.bearerToken = builder.bearerToken;
        this.tls = builder.tls;
        this.connectTimeout = builder.connectTimeout;
        this.requestTimeout = builder.requestTimeout;
        this.queueTimeout = builder.queueTimeout;
        this.maxConcurrent = builder.maxConcurrent;
        this.maxAnswerBytes = builder.maxAnswerBytes;
        this.breakerFailures = builder.breakerFailures;
        this.breakerPause = builder.breakerPause;
    }

    /** Starts with the server at {@code address}, such as {@code https://opa.internal:8181}. */
    public static Builder at(URI address) {
        return new Builder(address);
    }

    @Override
    public String toString() {
        return "OPA server at " + address;
    }

    /** Sets what differs from the defaults; not thread-safe. */
    public static final class Builder {
        private final URI address;
        private String path = PolicyBundle.ENTRYPOINT;
        private Optional<Supplier<String>> bearerToken = Optional.empty();
        private Optional<SSLContext> tls = Optional.empty();
        private Duration connectTimeout = Duration.ofMillis(500);
        private Duration requestTimeout = Duration.ofSeconds(1);
        private Duration queueTimeout = Duration.ofMillis(100);
        private int maxConcurrent = 64;
        private int maxAnswerBytes = 256 * 1024;
        private int breakerFailures = 5;
        private Duration breakerPause = Duration.ofSeconds(5);

        private Builder(URI address) {
            boolean plain = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            if (address.getHost() == null || !(plain || "https".equals(address.getScheme()))) {
                throw new IllegalArgumentException(
                        "an OPA server's address is https, or http on this machine; `" + address.getScheme() + "` to `"
                                + address.getHost() + "` is not: requests carry the values of arguments");
            }
            if (address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null) {
                throw new IllegalArgumentException(
                        "an OPA server's address has no user, query or fragment; give a bearer token instead");
            }
            this.address = address;
        }

        /** The rule that decides, {@code agent/firewall/decision} unless told otherwise. */
        public Builder path(String path) {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        "a rule's path is names with slashes between them, such as `agent/firewall/decision`");
            }
            this.path = path;
            return this;
        }

        /** Asked for a token before each request, so that tokens can be renewed; no timeout covers it, so it must answer from memory. */
        public Builder bearerToken(Supplier<String> token) {
            this.bearerToken = Optional.of(token);
            return this;
        }

        /** Whom to trust and, for mutual TLS, who we are; the JVM's defaults unless given. */
        public Builder tls(SSLContext context) {
            this.tls = Optional.of(context);
            return this;
        }

        /** How long a connection may take; 500 ms unless given. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout);
            return this;
        }

        /** How long the whole exchange may take, connecting and the last byte of the answer included; 1 s unless given. */
        public Builder requestTimeout(Duration timeout) {
            this.requestTimeout = positive(timeout);
            return this;
        }

        /** How many requests may be under way at once, and how long another may wait for its turn; 64 and 100 ms unless given. */
        public Builder concurrency(int maxConcurrent, Duration queueTimeout) {
            this.maxConcurrent = positive(maxConcurrent);
            this.queueTimeout = positive(queueTimeout);
            return this;
        }

        /** How long an answer may be; 256 KiB unless given. */
        public Builder maxAnswerBytes(int bytes) {
            this.maxAnswerBytes = positive(bytes);
            return this;
        }

        /** After how many failures in a row the server is left alone, and for how long; 5 and 5 s unless given. */
        public Builder circuitBreaker(int failures, Duration pause) {
            this.breakerFailures = positive(failures);
            this.breakerPause = positive(pause);
            return this;
        }

        public OpaServer build() {
            return new OpaServer(this);
        }

        private static Duration positive(Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing");
            }
            return duration;
        }

        private static int positive(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("a limit is at least 1");
            }
            return value;
        }
    }
}
