package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The answer to an {@link ApprovalRequest}, or that there is none yet. */
public sealed interface Approval {

    /** The ticket of an answer that the service keeps until it is {@linkplain ApprovalService#take taken}. */
    default Optional<String> kept() {
        return Optional.empty();
    }

    /**
     * Agreed to this call, and to nothing else.
     *
     * @param by who agreed, each once; recorded
     * @param request the digest of the request that was shown; an answer to another request is none
     * @param ticket by which the service finds the answer again, where it keeps answers
     */
    record Granted(List<String> by, Digest request, Optional<String> ticket) implements Approval {
        public Granted {
            by = people(by);
        }

        /** One person agreed, there and then. */
        public Granted(String by, Digest request) {
            this(List.of(by), request);
        }

        /** Several agreed, there and then. */
        public Granted(List<String> by, Digest request) {
            this(by, request, Optional.empty());
        }

        @Override
        public Optional<String> kept() {
            return ticket;
        }
    }

    /**
     * Agreed to act on what the source says that the request offers to endorse: this call, and later ones within the terms that were shown.
     * Where the request offers none, it is no agreement at all.
     *
     * @param by who agreed, each once; recorded
     * @param request the digest of the request that was shown; an answer to another request is none
     * @param ticket by which the service finds the answer again, where it keeps answers
     */
    record Endorsed(List<String> by, Digest request, Optional<String> ticket) implements Approval {
        public Endorsed {
            by = people(by);
        }

        /** One person agreed, there and then. */
        public Endorsed(String by, Digest request) {
            this(List.of(by), request);
        }

        /** Several agreed, there and then. */
        public Endorsed(List<String> by, Digest request) {
            this(by, request, Optional.empty());
        }

        @Override
        public Optional<String> kept() {
            return ticket;
        }
    }

    /**
     * Not answered yet: the call does not run now. The same call, proposed again once people have agreed, does.
     *
     * @param ticket by which host and people know the question: 1 to 64 letters, digits, {@code -} and {@code _}; the model is told it
     */
    record Pending(String ticket) implements Approval {
        private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        public Pending {
            if (!TICKET.matcher(ticket).matches()) {
                throw new IllegalArgumentException("a ticket is 1 to 64 letters, digits, `-` and `_`");
            }
        }
    }

    /** Not agreed, or nobody there to ask. */
    record NotGranted() implements Approval {}

    private static List<String> people(List<String> by) {
        if (by.isEmpty() || by.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an approval names who gave it");
        }
        return by.stream().distinct().toList();
    }
}
