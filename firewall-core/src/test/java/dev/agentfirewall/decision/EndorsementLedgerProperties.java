package dev.agentfirewall.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The law: an endorsement never comes to cover another source, effect, conversation, subject or a later time. */
class EndorsementLedgerProperties {
    private static final Instant NOON = Instant.parse("2026-01-14T12:00:00Z");
    private static final Endorsement WORD = Endorsement.reviewedBy("ann", "read it");

    /** Where something is asked about, and what. */
    record Asked(String conversation, String subject, Optional<String> tenant, Origin source) {
        ConversationId id() {
            return new ConversationId(conversation);
        }

        Subject who() {
            return new Subject(subject, Set.of("user"), tenant);
        }
    }

    @Property
    void covering_holdsForWhatWasEndorsedAlone(
            @ForAll("asked") Asked given,
            @ForAll("effects") Set<Effect> covered,
            @ForAll("asked") Asked asked,
            @ForAll("effects") Set<Effect> wanted,
            @ForAll @IntRange(min = -90, max = 90) int minute) {
        EndorsementLedger ledger = ledger();
        Instant until = NOON.plus(Duration.ofMinutes(30));
        ledger.remember(given.id(), given.who(), new EndorsedSource(given.source(), covered, until, WORD));

        Instant now = NOON.plus(Duration.ofMinutes(minute));
        Map<Origin, Endorsement> found = ledger.covering(asked.id(), asked.who(), wanted, now);

        boolean within = asked.equals(given)
                && covered.containsAll(
                        wanted.stream().filter(effect -> effect != Effect.READ).toList())
                && !Set.of(Effect.READ).containsAll(wanted)
                && minute < 30;
        assertThat(found.containsKey(asked.source())).isEqualTo(within);
        assertThat(found.keySet()).isSubsetOf(given.source());
    }

    @Property(tries = 20)
    void covering_ofMoreThanAreKept_forgetsTheOldest(@ForAll @IntRange(min = 1, max = 40) int more) {
        EndorsementLedger ledger = ledger();
        Asked asked = new Asked("c", "emma", Optional.empty(), mail("0"));
        for (int i = 0; i < EndorsementLedger.MOST + more; i++) {
            ledger.remember(
                    asked.id(),
                    asked.who(),
                    new EndorsedSource(mail("" + i), Set.of(Effect.SEND), NOON.plusSeconds(60), WORD));
        }
        Map<Origin, Endorsement> found = ledger.covering(asked.id(), asked.who(), Set.of(Effect.SEND), NOON);
        assertThat(found)
                .hasSize(EndorsementLedger.MOST)
                .doesNotContainKey(mail("" + (more - 1)))
                .containsKey(mail("" + more));
    }

    @Provide
    Arbitrary<Asked> asked() {
        Arbitrary<Origin> sources = Arbitraries.of(
                mail("a"),
                mail("b"),
                new Origin.ToolOutput("read_file", Digest.of("a")),
                new Origin.RetrievedDocument("read_mail", Digest.of("a")));
        return Combinators.combine(
                        Arbitraries.of("one", "two"),
                        Arbitraries.of("emma", "eve"),
                        Arbitraries.of(Optional.<String>empty(), Optional.of("acme")),
                        sources)
                .as(Asked::new);
    }

    @Provide
    Arbitrary<Set<Effect>> effects() {
        return Arbitraries.of(Effect.values()).set().ofMinSize(1);
    }

    private static Origin mail(String text) {
        return new Origin.ToolOutput("read_mail", Digest.of(text));
    }

    private static EndorsementLedger ledger() {
        return new EndorsementLedger(100, Duration.ofHours(1));
    }
}
