package dev.agentfirewall.policy.plan.builtin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.Text;
import dev.agentfirewall.policy.plan.value.Values;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code json.marshal}, {@code json.unmarshal}, {@code json.is_valid}. Read as OPA reads them: of two members of one name the
 * last counts. Nested deeper than 1,000 levels is undefined.
 */
final class JsonTexts {
    private static final int DEEPEST = 1000;
    private static final int LONGEST_NUMBER = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool()) // a pooled buffer would hold the last text for good
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonTexts() {}

    static void register(Registry registry) {
        registry.one("json.marshal", JsonTexts::marshal)
                .one("json.unmarshal", JsonTexts::unmarshal)
                .one("json.is_valid", (a, budget) -> unmarshal(a, budget) != null);
    }

    private static Object marshal(Object a, Budget budget) {
        measure(a, budget);
        return Text.json(a);
    }

    /** Spends for everything in a value, each time that it is reached: shared parts are written as often. */
    static void measure(Object a, Budget budget) {
        budget.spend(1);
        if (a instanceof String s) {
            budget.spend(s.length() >> 4);
        } else if (a instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                measure(array.get(i), budget);
            }
        } else if (a instanceof Keyed keyed) {
            for (int i = 0; i < keyed.size(); i++) {
                measure(keyed.keys()[i], budget);
                if (a instanceof ObjectValue object) {
                    measure(object.values()[i], budget);
                }
            }
        }
    }

    private static @Nullable Object unmarshal(Object a, Budget budget) {
        if (!(a instanceof String text)) {
            return null;
        }
        budget.spend(1 + (text.length() >> 2));
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Object value = value(parser);
            return parser.nextToken() == null ? value : null;
        } catch (IOException | NumberFormatException e) {
            return null; // no JSON, or a number that none can hold: undefined, as OPA has it
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> wellFormed(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Values.NULL;
        };
    }

    private static Object number(BigDecimal number) {
        if (Operands.tooFar(number)) {
            throw new NumberFormatException("exponent");
        }
        return JsonValues.toNumber(number);
    }

    private static Object object(JsonParser parser) throws IOException {
        ObjectValue object = new ObjectValue();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static Object array(JsonParser parser) throws IOException {
        ArrayValue array = new ArrayValue(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            if (value != null) {
                array.append(value);
            }
        }
        return array;
    }

    /** Lone surrogates become U+FFFD, as Go reads them. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xfffd : c));
        return out.toString();
    }
}
