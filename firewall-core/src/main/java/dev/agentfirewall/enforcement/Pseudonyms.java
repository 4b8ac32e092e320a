package dev.agentfirewall.enforcement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The placeholders of every conversation, and, where the host wants it, the way back: the model works with {@code [IBAN_1]}, and a call or an answer
 * that policy permits gets the value. The same value has the same placeholder for a whole conversation, and none tells anything in another.
 *
 * <p>Values are kept encrypted in this process, for as long as the host says after a conversation last used one; then their key is overwritten. A
 * placeholder that a model makes up, or that is kept no longer, stands for nothing and stays as it is.
 *
 * <p>Thread-safe and bounded.
 */
public final class Pseudonyms {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z][A-Z0-9_]{0,63}_[0-9]{1,9}\\]");
    /** Characters beside a placeholder that make it a part of an address: nothing is put into those. */
    private static final String ADDRESS = "/?&=#%@:~+\\";

    private final Cache<ConversationId, Kept> conversations;
    private final Optional<Duration> kept;
    private final Clock clock;

    /**
     * @param kept how long values can be had back; empty when never
     * @param most conversations whose placeholders are remembered
     * @param idle how long those of an idle conversation are
     */
    public Pseudonyms(Optional<Duration> kept, long most, Duration idle, Clock clock) {
        this.kept = kept;
        this.clock = clock;
        this.conversations = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(kept.filter(time -> time.compareTo(idle) < 0).orElse(idle))
                .scheduler(Scheduler.systemScheduler()) // what is over is overwritten, even where nobody comes again
                .executor(Runnable::run)
                .removalListener((@Nullable ConversationId id, @Nullable Kept gone, RemovalCause cause) -> forget(gone))
                .build();
    }

    private static void forget(@Nullable Kept gone) {
        if (gone != null) {
            gone.values.ifPresent(SealedValues::forget);
        }
    }

    /** The placeholders of {@code conversation}. */
    Placeholders of(ConversationId conversation) {
        return Objects.requireNonNull(
                        conversations.get(conversation, id -> new Kept(kept.map(SealedValues::new), clock)))
                .placeholders;
    }

    /** {@code call} with the values in the place of their placeholders, so that it is judged as it would run. */
    public ToolCall restored(ConversationId conversation, ToolCall call) {
        Map<String, Json> values = new LinkedHashMap<>();
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        call.leaves().forEach((pointer, leaf) -> {
            if (leaf instanceof Json.Str text && text.value().indexOf('[') >= 0) {
                Set<String> found = new LinkedHashSet<>();
                String restored = replaced(conversation, text.value(), found, (opened, at) -> true);
                if (!found.isEmpty()) {
                    values.put(pointer, Json.of(restored));
                    rules.put(pointer, found);
                }
            }
        });
        return values.isEmpty() ? call : call.restored(values, rules);
    }

    /** The rules that found what the placeholders in {@code text} stand for. */
    Set<String> rules(ConversationId conversation, String text) {
        Set<String> found = new LinkedHashSet<>();
        replaced(conversation, text, found, (opened, at) -> true);
        return found;
    }

    /** {@code text} with the values that these rules found, but for placeholders inside an address: a value would leave with it. */
    String shown(ConversationId conversation, String text, Predicate<String> permitted) {
        return replaced(
                conversation,
                text,
                new LinkedHashSet<>(),
                (opened, place) -> permitted.test(opened.rule()) && !inAddress(text, place));
    }

    /** {@code text} with placeholders for the values that this conversation has any for: what was shown to a person goes back to the model. */
    public String concealed(ConversationId conversation, String text) {
        Kept known = conversations.getIfPresent(conversation);
        if (known == null || known.values.isEmpty()) {
            return text;
        }
        List<Map.Entry<String, SealedValues.Opened>> values =
                new ArrayList<>(known.values.get().all(clock.instant()).entrySet());
        values.sort(Comparator.comparingInt(
                entry -> -entry.getValue().value().length())); // the longer one holds the shorter
        String concealed = text;
        for (Map.Entry<String, SealedValues.Opened> entry : values) {
            concealed = concealed.replace(entry.getValue().value(), entry.getKey());
        }
        return concealed;
    }

    private interface Choice {
        boolean takes(SealedValues.Opened opened, MatchResult place);
    }

    private String replaced(ConversationId conversation, String text, Collection<String> found, Choice choice) {
        Kept known = text.indexOf('[') < 0 ? null : conversations.getIfPresent(conversation);
        if (known == null || known.values.isEmpty()) {
            return text;
        }
        SealedValues values = known.values.get();
        return PLACEHOLDER.matcher(text).replaceAll(place -> {
            Optional<SealedValues.Opened> opened =
                    values.open(place.group(), clock.instant()).filter(value -> choice.takes(value, place));
            opened.ifPresent(value -> found.add(value.rule()));
            return Matcher.quoteReplacement(
                    opened.map(SealedValues.Opened::value).orElse(place.group()));
        });
    }

    private static boolean inAddress(String text, MatchResult place) {
        int from = place.start();
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = place.end();
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        String word = text.substring(from, place.start()) + text.substring(place.end(), to);
        return word.chars().anyMatch(c -> ADDRESS.indexOf(c) >= 0) || word.contains("](");
    }

    /** What is kept of one conversation. */
    private static final class Kept {
        final Optional<SealedValues> values;
        final Placeholders placeholders;

        Kept(Optional<SealedValues> values, Clock clock) {
            this.values = values;
            this.placeholders = new Placeholders((placeholder, rule, value) ->
                    values.ifPresent(safe -> safe.keep(placeholder, rule, value, clock.instant())));
        }
    }
}
