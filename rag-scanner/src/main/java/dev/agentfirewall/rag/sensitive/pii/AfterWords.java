package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A value that stands right after words that announce it: the first group of a pattern that begins where the words end. */
final class AfterWords implements SensitiveDetector {
    private static final int REACH = 96;

    private final Kind kind;
    private final Topic topic;
    private final Pattern pattern;
    private final double score;
    private final Predicate<String> credible;

    AfterWords(Kind kind, Topic topic, Pattern pattern, double score, Predicate<String> credible) {
        this.kind = kind;
        this.topic = topic;
        this.pattern = Pattern.compile("^(?:" + pattern.pattern() + ")"); // or RE2/J goes on after it has failed
        this.score = score;
        this.credible = credible;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(topic);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        page.each(topic, (start, end) -> examine(page.text(), end, found));
    }

    private void examine(String text, int from, Consumer<Sighting> found) {
        Matcher matcher = pattern.matcher(text.substring(from, Math.min(text.length(), from + REACH)));
        if (matcher.lookingAt() && credible.test(matcher.group(1))) {
            found.accept(new Sighting(kind.code(), from + matcher.start(1), from + matcher.end(1), score));
        }
    }
}
