package dev.agentfirewall.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConversationLedgerTest {
    private static final ConversationId ID = new ConversationId("c-1");
    private static final ToolDescriptor PAY = ToolDescriptor.declared(
            "pay", Effect.PAY, Map.of("amount", ArgumentRole.AMOUNT, "currency", ArgumentRole.CURRENCY));

    private final AtomicLong nanos = new AtomicLong();
    private final ConversationLedger ledger = new ConversationLedger(1_000, Duration.ofHours(1), nanos::get);

    @Test
    void tighten_cleanerText_doesNotLoosen() {
        Label low = new Label(Integrity.UNTRUSTED, Confidentiality.SECRET);
        ledger.tighten(ID, low);
        assertThat(ledger.tighten(ID, Label.CLEAN)).isEqualTo(low);
    }

    @Test
    void propose_twoAtOnce_seeEachOther() throws MalformedJsonException {
        ledger.propose(ID, pay("{\"amount\":40,\"currency\":\"eur\"}"));
        Usage second =
                ledger.propose(ID, pay("{\"amount\":2,\"currency\":\"EUR\"}")).usage();
        assertThat(second.calls()).isEqualTo(2);
        assertThat(second.byTool()).containsEntry("pay", 2L);
        assertThat(second.spend().get("EUR")).isEqualByComparingTo(new BigDecimal("40"));
    }

    @Test
    void settle_refused_givesTheBudgetBack() throws MalformedJsonException {
        ledger.propose(ID, pay("{\"amount\":40,\"currency\":\"EUR\"}")).settle(Usage.Outcome.REFUSED);
        Usage after = ledger.usage(ID);
        assertThat(after.calls()).isZero();
        assertThat(after.spend().get("EUR")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(after.recent()).extracting(Usage.Call::outcome).containsExactly(Usage.Outcome.REFUSED);
    }

    @Test
    void settle_twice_countsTheFirst() throws MalformedJsonException {
        ConversationLedger.Entry entry = ledger.propose(ID, pay("{\"amount\":40}"));
        entry.settle(Usage.Outcome.COMPLETED);
        entry.settle(Usage.Outcome.REFUSED);
        assertThat(ledger.usage(ID).calls()).isEqualTo(1);
    }

    @Test
    void propose_negativeAmount_makesNoRoom() throws MalformedJsonException {
        ledger.propose(ID, pay("{\"amount\":-100,\"currency\":\"EUR\"}"));
        assertThat(ledger.usage(ID).spend().get("EUR")).isEqualByComparingTo(new BigDecimal("100"));
    }

    @Test
    void propose_amountWithMillionsOfZeros_isNotWrittenOut() throws Exception {
        // "1E600000000" is eleven characters; adding it to anything asked for 250 MB and minutes of work
        ledger.propose(ID, pay("{\"amount\":\"1E600000000\",\"currency\":\"EUR\"}"));
        ledger.propose(ID, pay("{\"amount\":\"1E-600000000\",\"currency\":\"EUR\"}"));
        ledger.propose(ID, pay("{\"amount\":\"7\",\"currency\":\"EUR\"}"));
        assertThat(ledger.usage(ID).spend().get("EUR")).isEqualByComparingTo(new BigDecimal("7"));
    }

    @Test
    void propose_manyCurrencies_staysBounded() throws MalformedJsonException {
        for (int i = 0; i < 1_000; i++) {
            ledger.propose(ID, pay("{\"amount\":1,\"currency\":\"C" + i + "\"}"));
        }
        Usage usage = ledger.usage(ID);
        assertThat(usage.spend()).hasSizeLessThanOrEqualTo(257).containsKey("*");
        assertThat(usage.recent()).hasSize(32);
        assertThat(usage.calls()).isEqualTo(1_000);
    }

    @Test
    void usage_afterIdling_startsAnew() throws MalformedJsonException {
        ledger.propose(ID, pay("{}"));
        nanos.addAndGet(Duration.ofHours(2).toNanos());
        assertThat(ledger.usage(ID).calls()).isZero();
    }

    private static ToolCall pay(String arguments) throws MalformedJsonException {
        return ToolCall.parse(new ProposedCall("", PAY, arguments));
    }
}
