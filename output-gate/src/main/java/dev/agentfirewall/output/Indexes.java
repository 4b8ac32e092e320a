package dev.agentfirewall.output;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts of conversations made ready, by digest, so that each turn pays for its new text alone. Holds what it is made of in memory for a
 * while after it was last asked for, at most {@value #MOST} bytes of it. Thread-safe.
 */
final class Indexes {
    private static final long MOST = 64L * 1024 * 1024;
    private static final int MOST_SECRETS = 500;
    private static final int PARTED = 8;
    private static final int LEAST_DATUM = 5;
    /** Not the keys of a known service: those open more than one page. */
    private static final Set<String> OPENING =
            Set.of("secret.generic", "secret.password", "secret.jwt", "secret.aws_access_key_id");

    private final SensitiveDataScanner sensitive = SensitiveDataScanner.standard();
    private final Cache<String, TextIndex> texts;
    private final Cache<String, List<String>> secrets;
    private final Cache<String, SystemEcho> prompts;

    private final Cache<String, List<Personal.Datum>> personal;
    private final Cache<String, List<List<String>>> parts;

    /** @param idle how long what nobody asks for is kept */
    Indexes(Duration idle) {
        texts = forgetting(idle)
                .maximumWeight(MOST)
                .weigher((String digest, TextIndex index) -> index.weight())
                .build();
        secrets = forgetting(idle).maximumSize(10_000).build();
        prompts = forgetting(idle).maximumSize(500).build();
        personal = forgetting(idle).maximumSize(10_000).build();
        parts = forgetting(idle).maximumSize(500).build();
    }

    private static Caffeine<Object, Object> forgetting(Duration idle) {
        return Caffeine.newBuilder()
                .expireAfterAccess(idle)
                .scheduler(Scheduler.systemScheduler()) // idle texts go even where no other comes
                .executor(Runnable::run);
    }

    /** A prompt, ready to be found in answers. */
    SystemEcho echo(Item prompt) {
        String text = prompt.text();
        return Objects.requireNonNull(prompts.get(
                prompt.digest().hex(),
                digest -> new SystemEcho(text.substring(0, Math.min(text.length(), TextIndex.LONGEST)))));
    }

    TextIndex of(Item item) {
        return Objects.requireNonNull(texts.get(item.digest().hex(), digest -> TextIndex.of(item.text())));
    }

    /** Squeezed: what has a secret's form, and in a prompt what it tells in confidence. */
    List<String> secrets(Item item, boolean prompt) {
        return Objects.requireNonNull(
                secrets.get((prompt ? "prompt " : "text ") + item.digest().hex(), key -> secrets(item.text(), prompt)));
    }

    /** Personal data that a text holds. */
    List<Personal.Datum> personal(Item item) {
        return Objects.requireNonNull(personal.get(item.digest().hex(), digest -> personal(item.text())));
    }

    private List<Personal.Datum> personal(String original) {
        String text = original.length() <= TextIndex.LONGEST ? original : original.substring(0, TextIndex.LONGEST);
        return sensitive.scan(text, Channel.DOCUMENT).findings().stream()
                .filter(Personal::sees)
                .map(finding -> Personal.Datum.of(finding, text))
                .filter(datum -> datum.value().length() >= LEAST_DATUM)
                .distinct()
                .limit(MOST_SECRETS)
                .toList();
    }

    /** Squeezed: what is called a password in a sentence. */
    List<String> spoken(Item item) {
        return Objects.requireNonNull(secrets.get("spoken " + item.digest().hex(), key -> spoken(item.text())));
    }

    /** Squeezed: what addresses carry so that they open: of its text's secrets, those that are made for one page and sent with its address. */
    List<String> doors(Item item) {
        return secrets(item, false).isEmpty() || !item.text().contains("://")
                ? List.of()
                : Objects.requireNonNull(secrets.get("doors " + item.digest().hex(), key -> opening(item)));
    }

    private List<String> opening(Item item) {
        String text = item.text().substring(0, Math.min(item.text().length(), TextIndex.LONGEST));
        List<Span> addresses = of(item).links().stream()
                .filter(link -> link.target().scheme().startsWith("http")
                        && !link.target().disguised())
                .map(Link::span)
                .toList();
        return sensitive.scan(text, Channel.DOCUMENT).findings().stream()
                .filter(finding -> OPENING.contains(finding.rule())
                        && addresses.stream().anyMatch(address -> address.overlaps(finding.span())))
                .map(finding -> Squeezed.plain(
                        text.substring(finding.span().start(), finding.span().end())))
                .distinct()
                .toList();
    }

    /** Squeezed: the parts of what a prompt tells in confidence, where they are words of some length. */
    List<List<String>> parted(Item prompt) {
        return Objects.requireNonNull(parts.get(prompt.digest().hex(), digest -> parted(prompt.text())));
    }

    private static List<List<String>> parted(String original) {
        String text = original.length() <= TextIndex.LONGEST ? original : original.substring(0, TextIndex.LONGEST);
        return Confidences.in(text).stream()
                .map(value -> Stream.of(value.split("[^\\p{L}\\p{N}]+", -1))
                        .map(Squeezed::plain)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .filter(parts -> parts.size() > 1
                        && parts.stream().mapToInt(String::length).sum() >= PARTED)
                .limit(MOST_SECRETS)
                .toList();
    }

    private static List<String> spoken(String original) {
        String text = original.length() <= TextIndex.LONGEST ? original : original.substring(0, TextIndex.LONGEST);
        return Confidences.spoken(text).stream()
                .map(Squeezed::plain)
                .filter(one -> one.length() >= 6)
                .limit(MOST_SECRETS)
                .toList();
    }

    private List<String> secrets(String original, boolean prompt) {
        String text = original.length() <= TextIndex.LONGEST ? original : original.substring(0, TextIndex.LONGEST);
        Set<String> found = new LinkedHashSet<>();
        if (prompt) {
            Confidences.in(text).forEach(value -> found.add(Squeezed.plain(value)));
        }
        for (Finding finding : sensitive.scan(text, Channel.DOCUMENT).findings()) {
            if (finding.rule().startsWith("secret.")) {
                found.add(Squeezed.plain(
                        text.substring(finding.span().start(), finding.span().end())));
            }
        }
        return found.stream()
                .filter(one -> one.length() >= 5)
                .limit(MOST_SECRETS)
                .toList();
    }

    /** Tells how many; the texts are guarded. */
    @Override
    public String toString() {
        return "indexes of " + texts.estimatedSize() + " texts";
    }
}
