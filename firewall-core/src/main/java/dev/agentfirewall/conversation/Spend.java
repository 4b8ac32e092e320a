package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a call would spend: the sum of its amounts, in the currency it names. Negative amounts count as positive, so
 * that a refund cannot make room.
 *
 * @param currency in upper case, empty where the call names none
 * @param amount not negative
 */
record Spend(String currency, BigDecimal amount) {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_ZEROS = JsonLimits.ARGUMENTS.maxNumberLength();
    private static final int MAX_CURRENCY = 16;

    static Spend of(ToolCall call) {
        String currency = "";
        BigDecimal amount = BigDecimal.ZERO;
        for (var leaf : call.leaves().entrySet()) {
            ArgumentRole role = call.tool().roleOf(leaf.getKey());
            if (role == ArgumentRole.CURRENCY && leaf.getValue() instanceof Json.Str named) {
                String name = named.value().strip().toUpperCase(Locale.ROOT);
                currency = name.length() <= MAX_CURRENCY ? name : "";
            } else if (role == ArgumentRole.AMOUNT) {
                amount = amount.add(amount(leaf.getValue()).abs());
            }
        }
        return new Spend(currency, amount);
    }

    private static BigDecimal amount(Json value) {
        if (value instanceof Json.Num number) {
            return number.value();
        }
        if (value instanceof Json.Str string && string.value().length() <= MAX_DIGITS) {
            try {
                return bounded(new BigDecimal(string.value().strip()));
            } catch (NumberFormatException notANumber) {
                return BigDecimal.ZERO; // policy sees the text itself and must judge it
            }
        }
        return BigDecimal.ZERO;
    }

    /** Adding {@code 1E600000000} to anything writes out its zeros: policy sees the text itself and must judge it. */
    private static BigDecimal bounded(BigDecimal written) {
        return Math.abs((long) written.scale()) <= MAX_ZEROS ? written : BigDecimal.ZERO;
    }
}
