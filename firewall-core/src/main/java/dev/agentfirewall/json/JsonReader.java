package dev.agentfirewall.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 writes it and refuses what readers disagree about: duplicate keys, trailing text, invalid
 * UTF-8 and lone surrogates, {@code NaN}, and anything beyond its limits. Two readers that disagree are how an argument is smuggled
 * past a judge.
 *
 * <p>Immutable and thread-safe.
 */
public final class JsonReader {
    private final JsonLimits limits;
    private final JsonFactory factory;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool()) // a pooled buffer would hold the last text for good
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION) // an error must not quote what it guards
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxStringLength(limits.maxBytes())
                        .maxNameLength(limits.maxBytes())
                        .build())
                .build();
    }

    /** Reads bytes, which must be UTF-8 without a byte order mark. */
    public Json read(byte[] utf8) throws MalformedJsonException {
        if (utf8.length > limits.maxBytes()) {
            throw tooLarge(utf8.length);
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("encoding", "the text is not valid UTF-8");
        }
    }

    /** Reads exactly one value, with nothing but white space around it. */
    public Json read(String text) throws MalformedJsonException {
        if (text.length() > limits.maxBytes()) {
            throw tooLarge(text.length());
        }
        try (JsonParser parser = factory.createParser(text)) {
            Reading reading = new Reading(parser);
            parser.nextToken();
            Json value = reading.value();
            if (parser.nextToken() != null) {
                throw refused("trailing_text", "text after the value", parser.currentTokenLocation());
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw constraint(e);
        } catch (com.fasterxml.jackson.core.JsonParseException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new MalformedJsonException("syntax", "the text ends before the value does");
        }
    }

    /** Reads one object, with nothing but white space around it. */
    public Json.Obj readObject(String text) throws MalformedJsonException {
        if (read(text) instanceof Json.Obj object) {
            return object;
        }
        throw new MalformedJsonException("syntax", "expected an object");
    }

    private MalformedJsonException tooLarge(int size) {
        return new MalformedJsonException(
                "too_large", "text of " + size + " is over the limit of " + limits.maxBytes() + " bytes");
    }

    private static MalformedJsonException constraint(StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("nesting depth")) {
            return refused("too_deep", "nested deeper than the limit", e.getLocation());
        }
        return message.contains("Number")
                ? refused("number", "a number longer than the limit", e.getLocation())
                : refused("too_large", "a text longer than the limit", e.getLocation());
    }

    private static MalformedJsonException syntax(com.fasterxml.jackson.core.JsonParseException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                ? refused("duplicate_key", "a key stands twice in one object", e.getLocation())
                : refused("syntax", "not JSON", e.getLocation());
    }

    private static MalformedJsonException refused(String code, String what, JsonLocation where) {
        String place = where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        return new MalformedJsonException(code, what + place);
    }

    /** One reading: the parser and the count of values seen. */
    private final class Reading {
        private final JsonParser parser;
        private int nodes;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        Json value() throws IOException, MalformedJsonException {
            if (++nodes > limits.maxNodes()) {
                throw refused("too_large", "more values than the limit", parser.currentTokenLocation());
            }
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw new MalformedJsonException("syntax", "the text is empty");
            }
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> new Json.Str(text(parser.getText()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
                case VALUE_TRUE -> Json.TRUE;
                case VALUE_FALSE -> Json.FALSE;
                case VALUE_NULL -> Json.NULL;
                default -> throw refused("syntax", "not a value", parser.currentTokenLocation());
            };
        }

        private Json object() throws IOException, MalformedJsonException {
            Map<String, Json> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = text(parser.currentName());
                parser.nextToken();
                members.put(name, value());
            }
            return new Json.Obj(members);
        }

        private Json array() throws IOException, MalformedJsonException {
            List<Json> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value());
            }
            return new Json.Arr(elements);
        }

        private Json number() throws IOException, MalformedJsonException {
            BigDecimal value = decimal();
            // 1e999999999 is short to write and endless to print
            if (plainLength(value) > limits.maxNumberLength()) {
                throw tooManyDigits();
            }
            return new Json.Num(value);
        }

        private BigDecimal decimal() throws IOException, MalformedJsonException {
            try {
                return parser.getDecimalValue();
            } catch (NumberFormatException e) { // an exponent that no BigDecimal can hold
                throw tooManyDigits();
            }
        }

        private MalformedJsonException tooManyDigits() {
            return refused("number", "a number with more digits than the limit", parser.currentTokenLocation());
        }

        private String text(String value) throws MalformedJsonException {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (!Character.isSurrogate(c)) {
                    continue;
                }
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(++i));
                if (!pair) {
                    throw refused("encoding", "a lone surrogate", parser.currentTokenLocation());
                }
            }
            return value;
        }
    }

    private static long plainLength(BigDecimal value) {
        long precision = value.precision();
        long scale = value.scale();
        return scale <= 0 ? precision - scale : Math.max(precision, scale) + 1;
    }
}
