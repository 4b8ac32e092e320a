package dev.agentfirewall.output;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks at what leaves: where links lead and what they carry, what the model was told in confidence, personal data of others, calls written as text, characters that nobody sees.
 * It finds; policy decides.
 *
 * <pre>{@code
 * Firewall firewall = Firewall.builder()
 *         .policy(RegoPolicies.defaults())
 *         .scanner(RagScanner.rules())
 *         .output(OutputGate.standard())
 *         .audit(sink)
 *         .build();
 * }</pre>
 *
 * <p><b>Guarantees.</b> Thread-safe; deterministic; work is linear in the text, and what follows from the conversation is made once for it and kept
 * for ten minutes, unless told otherwise. A text or a conversation that is too long to be read whole is reported incomplete.
 *
 * <p><b>Limitations.</b> Code words agreed upon, meaning without any shared word, and one bit a link are not seen by anyone who reads text. See
 * {@code docs/output.md}.
 */
public final class OutputGate implements OutputInspector {
    /** Characters of one answer that are read; a longer one is incomplete. */
    public static final int LONGEST = 1_000_000;

    private static final String NAME = "output/1";
    private static final int MOST = 1_000;
    private static final List<String> FACTS = List.of(
            "link.load.",
            "link.follow.",
            "link.bare.",
            "link.data.known",
            "link.data.loaded",
            "link.data.opaque",
            "answer.tool_call",
            "answer.pii.",
            "answer.asked.");

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Indexes indexes;
    private final Cache<Conversation, Told> told;

    private OutputGate(Duration idle) {
        indexes = new Indexes(idle);
        told = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(1_000)
                .expireAfterAccess(idle)
                .scheduler(Scheduler.systemScheduler()) // idle texts go even where no other comes
                .executor(Runnable::run)
                .build();
    }

    /** The gate with every detector that {@code docs/output.md} lists. */
    public static OutputGate standard() {
        return new OutputGate(IDLE);
    }

    /**
     * The same gate, which forgets a conversation of which nothing was asked for a while; when it is asked for again, it is read again.
     *
     * @param idle how long what follows from it is remembered
     */
    public static OutputGate forgettingAfter(Duration idle) {
        return new OutputGate(idle);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ScanReport inspect(String text, Conversation conversation) {
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Told known = told(conversation);
        LinkFinder.Found links = LinkFinder.in(read);
        List<Finding> found = new ArrayList<>(new LinkJudge(known).judge(links.links()));
        found.addAll(new Confided(known).in(read, links.links()));
        new Retold(known).in(read).ifPresent(found::add);
        found.addAll(new Personal(known).in(read));
        found.addAll(ToolCallText.in(read, known.tools(), known.askedForForms()));
        found.addAll(Carriers.in(read));
        return report(found, links.whole() && known.whole() && read.length() == text.length());
    }

    @Override
    public ScanReport inspect(String text, ArgumentRole role, Conversation conversation) {
        return switch (role) {
            case BODY, OTHER, COMMAND, QUERY, URL -> argument(text, role, conversation);
            case RESOURCE, PATH, RECIPIENT -> addressed(text, role, conversation);
            default -> ScanReport.clean();
        };
    }

    /** The end of an answer waits while it may be the beginning of something: what follows will tell. */
    @Override
    public int pending(String text, Conversation conversation) {
        return Growing.from(text, told(conversation));
    }

    /** What names a thing or a person carries nothing that was read, in a spelling that hides it; and what names a thing is no key. */
    private ScanReport addressed(String text, ArgumentRole role, Conversation conversation) {
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Told known = told(conversation);
        List<Finding> found = new ArrayList<>(new Smuggled(known).in(read));
        if (role != ArgumentRole.RECIPIENT) {
            found.addAll(new Confided(known).named(read));
        }
        return report(found, known.whole() && read.length() == text.length());
    }

    private ScanReport argument(String text, ArgumentRole role, Conversation conversation) {
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Told known = told(conversation);
        LinkFinder.Found links = LinkFinder.in(read);
        List<Finding> found = new ArrayList<>(new LinkJudge(known).judge(links.links()));
        found.addAll(new Confided(known).in(read, links.links()));
        if (role == ArgumentRole.QUERY) {
            found.addAll(new Confided(known).spoken(read));
        }
        if (role != ArgumentRole.URL) {
            found.addAll(new Smuggled(known).in(read));
            found.addAll(Carriers.in(read));
        }
        List<Finding> grave =
                found.stream().flatMap(finding -> grave(finding, role).stream()).toList();
        return report(grave, links.whole() && known.whole() && read.length() == text.length());
    }

    /**
     * Of a value, what no call should carry. That a link is there at all, or leads where nobody said, is known of calls already: the tracer tells
     * it, and so it does of secrets in what is sent; who is asked for something, nobody else looks at.
     */
    private static Optional<Finding> grave(Finding finding, ArgumentRole role) {
        if (finding.rule().equals("answer.secret")) {
            return role == ArgumentRole.QUERY
                    ? Optional.of(new Finding("query.secret", finding.severity(), finding.span(), finding.score()))
                    : Optional.empty();
        }
        return FACTS.stream().anyMatch(finding.rule()::startsWith) ? Optional.empty() : Optional.of(finding);
    }

    private Told told(Conversation conversation) {
        return Objects.requireNonNull(told.get(conversation, one -> new Told(one, indexes)));
    }

    private static ScanReport report(List<Finding> found, boolean whole) {
        if (!whole) {
            return new ScanReport.Incomplete(found.stream().limit(MOST).toList(), "output.too_large");
        }
        return found.size() > MOST
                ? new ScanReport.Incomplete(found.subList(0, MOST), "output.too_many_findings")
                : new ScanReport.Complete(found);
    }
}
