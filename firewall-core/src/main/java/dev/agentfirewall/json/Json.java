package dev.agentfirewall.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value. Immutable, so what was judged is what is handed on; numbers are exact decimals, so that
 * {@code 9007199254740993} and {@code 0.1} arrive unrounded.
 *
 * <p>{@code toString} tells the kind and size, never the content: arguments are guarded.
 */
public sealed interface Json {

    /** The JSON {@code null}. */
    Json NULL = new Null();

    Json TRUE = new Bool(true);
    Json FALSE = new Bool(false);

    /** Members in the order they were given; names are unique by construction. A class, so that a builder's map need not be copied. */
    final class Obj implements Json {
        public static final Obj EMPTY = new Obj(Map.of());

        private final Map<String, Json> members;

        public Obj(Map<String, Json> members) {
            this(new LinkedHashMap<>(members), true);
        }

        private Obj(Map<String, Json> members, @SuppressWarnings("unused") boolean owned) {
            this.members = Collections.unmodifiableMap(members);
        }

        /** The members, in order; not to be changed. */
        public Map<String, Json> members() {
            return members;
        }

        /** The member called {@code name}, empty when there is none. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Obj that && members.equals(that.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }

        @Override
        public String toString() {
            return "object of " + members.size();
        }
    }

    /** Elements in order. */
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "array of " + elements.size();
        }
    }

    /** Text: well-formed UTF-16 when it came from {@link JsonReader}. */
    record Str(String value) implements Json {
        public Str {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "string of " + value.length();
        }
    }

    /** A number with its exact value; {@code 1.10} and {@code 1.1} are equal numbers with different text. */
    record Num(BigDecimal value) implements Json {
        public Num {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Num that && value.compareTo(that.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }

        @Override
        public String toString() {
            return "number";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return "boolean";
        }
    }

    /** {@code null}; use {@link Json#NULL}. */
    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** An array of texts. */
    static Json strings(Iterable<String> values) {
        return array(values, Json::of);
    }

    /** An array of what {@code toJson} makes of each value. */
    static <T> Json array(Iterable<? extends T> values, Function<? super T, Json> toJson) {
        List<Json> elements = new ArrayList<>();
        for (T value : values) {
            elements.add(toJson.apply(value));
        }
        return new Arr(elements);
    }

    /** Starts an object whose members keep the order in which they are put. */
    static ObjBuilder object() {
        return new ObjBuilder();
    }

    /** Builds an {@link Obj}; not thread-safe. */
    final class ObjBuilder {
        private Map<String, Json> members = new LinkedHashMap<>();

        private ObjBuilder() {}

        /** Adds a member; a second one of the same name is an error of the caller. */
        public ObjBuilder put(String name, Json value) {
            if (members.putIfAbsent(name, Objects.requireNonNull(value, name)) != null) {
                throw new IllegalArgumentException("member `" + name + "` is there already");
            }
            return this;
        }

        public ObjBuilder put(String name, String value) {
            return put(name, of(value));
        }

        public ObjBuilder put(String name, long value) {
            return put(name, of(value));
        }

        public ObjBuilder put(String name, boolean value) {
            return put(name, of(value));
        }

        /** The object; the builder starts afresh. */
        public Obj build() {
            Map<String, Json> owned = members;
            members = new LinkedHashMap<>();
            return new Obj(owned, true);
        }
    }
}
