package dev.agentfirewall.faults;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Makes instances of records by their components' types, with a text of ours in them, or without. */
final class Sample {
    static final String SECRET_TEXT = "canary in a text";
    static final BigDecimal SECRET_NUMBER = new BigDecimal("31415926535");

    private static final String PLAIN_TEXT = "plain.text";

    private Sample() {}

    /** An instance whose component {@code hot} holds the secret; empty when its constructor takes no such value. */
    static Optional<Object> of(Class<?> type, int hot) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType(), i == hot);
        }
        return constructed(type, components, values);
    }

    private static Optional<Object> constructed(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Optional.of(type.getConstructor(types).newInstance(values));
        } catch (InvocationTargetException e) {
            return Optional.empty(); // refused: it cannot hold the secret
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }

    private static Object value(Type type, boolean hot) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), hot);
        }
        return simple((Class<?>) type, hot);
    }

    private static Object container(Class<?> type, Type[] of, boolean hot) {
        Object last = value(of[of.length - 1], hot);
        if (type == Optional.class) {
            return Optional.of(last);
        }
        if (type == List.class) {
            return List.of(last);
        }
        if (type == Set.class) {
            return Set.of(last);
        }
        Object key = value(of[0], hot);
        return type == SortedMap.class ? new TreeMap<>(Map.of(key, last)) : Map.of(key, last);
    }

    private static Object simple(Class<?> type, boolean hot) {
        Map<Class<?>, Object> known = Map.ofEntries(
                Map.entry(String.class, hot ? SECRET_TEXT : PLAIN_TEXT),
                Map.entry(BigDecimal.class, hot ? SECRET_NUMBER : BigDecimal.ONE),
                Map.entry(Json.class, Json.of(hot ? SECRET_TEXT : PLAIN_TEXT)),
                Map.entry(
                        Json.Obj.class,
                        Json.object().put("a", hot ? SECRET_TEXT : PLAIN_TEXT).build()),
                Map.entry(Digest.class, Digest.of(hot ? SECRET_TEXT : PLAIN_TEXT)),
                Map.entry(boolean.class, true),
                Map.entry(int.class, 1),
                Map.entry(Integer.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(LongSupplier.class, (LongSupplier) () -> 1L),
                Map.entry(Long.class, 1L),
                Map.entry(OptionalInt.class, OptionalInt.of(1)),
                Map.entry(double.class, 0.5),
                Map.entry(Instant.class, Instant.EPOCH),
                Map.entry(Duration.class, Duration.ofSeconds(1)),
                Map.entry(Clock.class, Clock.systemUTC()),
                Map.entry(Path.class, Path.of("directory")));
        Object value = known.get(type);
        return value == null ? Samples.made(type, hot).orElseGet(() -> built(type, hot)) : value;
    }

    private static Object built(Class<?> type, boolean hot) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return simple(type.getPermittedSubclasses()[0], hot);
        }
        if (!type.isRecord()) {
            throw new AssertionError(type + " has no sample: give it one in `Samples`");
        }
        // The secret goes into the first component that takes it and is not the host's own name for something.
        for (int i = 0; i < type.getRecordComponents().length && hot; i++) {
            Optional<Object> made = Samples.isPublic(type.getRecordComponents()[i]) ? Optional.empty() : of(type, i);
            if (made.isPresent()) {
                return made.get();
            }
        }
        return of(type, -1).orElseThrow(() -> new AssertionError(type + " has no sample: give it one in `Samples`"));
    }
}
