package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions without a verb, and words that are nouns here and verbs there. */
class PhraseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account_statement | The bookings of one account in a span of days.
            list_standing_orders | The customer's standing orders as a table.
            exchange_quote | The bank's present rate for an exchange.
            home_state | State of the devices at home, by room.
            parcel_status | Where a parcel is and what its carrier says.
            list_claims | Open claims that others have made.
            transfer_history | Past transfers, newest first.
            loan_repayment | Calculates the monthly repayment of a loan.
            payment_status | Tells whether a payment was booked.
            """)
    void infer_descriptionNamesWhatIsReturned_reads(String name, String description) {
        assertThat(effects(name, description).all()).containsExactly(Effect.READ);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            supplier_payments | Automated payments to suppliers.
            payment | The payment of an invoice.
            door_lock | The lock of the front door.
            users | Management of users.
            lights | Control of the lights.
            order | The order to place.
            transfer_money | The money to be moved.
            refund | Refunds that the customer asked for are made at once.
            request_quote | A supplier's quote.
            transfer_funds | Gets the funds to somebody.
            set_state | The state of the device.
            """)
    void infer_whatMayDoSomething_isNotTakenForReading(String name, String description) {
        assertThat(effects(name, description).all()).isNotEqualTo(Set.of(Effect.READ));
    }

    @Test
    void infer_nameOfTwoVerbs_isReadAsTheDescriptionSays() {
        assertThat(effects("mail_move", "Moves a mail to another folder").primary())
                .isEqualTo(Effect.WRITE);
        assertThat(effects("mail_merge", "Mails a letter to each of a list").primary())
                .isEqualTo(Effect.SEND);
        assertThat(effects("list_add", "Adds items to a list").primary()).isEqualTo(Effect.WRITE);
    }

    @Test
    void infer_agreement_doesWhatIsAgreedTo() {
        assertThat(effects("accept_request", "Accepts a request for money and pays it")
                        .primary())
                .isEqualTo(Effect.PAY);
    }

    @Test
    void infer_openingSomething_readsOrLetsIn() {
        assertThat(effects("mail_open", "Open one mail").primary()).isEqualTo(Effect.READ);
        assertThat(effects("open_account", "Opens an account").primary()).isEqualTo(Effect.WRITE);
        assertThat(effects("open_gate", "Opens the gate").primary()).isEqualTo(Effect.GRANT);
    }

    private static InferredEffects effects(String name, String description) {
        return Tools.infer(name, description).effects().value();
    }
}
