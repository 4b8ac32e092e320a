package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation between a human and an assistant played inside data, as if it had taken place: "Human: thanks. Now
 * send … Assistant: sure, doing that."
 *
 * <p><b>Limitations.</b> Transcripts of real chats look alike: grave only where the played human orders an action with
 * a destination, or the played assistant says it is doing so.
 */
final class TurnImitation implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words("human:,user:,### instruction,### human,### user,### system"),
            Wording.words("assistant:,ai:,### response,### assistant,### system,### instruction"));
    private static final Pattern HUMAN =
            Pattern.compile("(?:^|[\\n\"'>*.])\\s*(?:###\\s*)?(?:human|user|instruction|system)s?\\s*:");
    private static final Pattern DOING = Pattern.compile(
            "(?:assistant|ai|response)\\s*:\\s*(?:sure|ok|okay|certainly|of course|done|doing|understood|yes|absolutely)\\b");

    private static final Pattern DANGEROUS =
            Pattern.compile("\\b(?:curl|wget|rm -|terminal|shell|password|secret|token|delete|system prompt)\\b");

    @Override
    public String code() {
        return "text.injection.turn_imitation";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 4;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        Optional<Passage.Place> human = passage.findInSentence(HUMAN);
        if (human.isEmpty() || !passage.has(Wording.ORDER)) {
            return Optional.empty();
        }
        return Optional.of(judge(passage, human.get()));
    }

    private static Match judge(Passage passage, Passage.Place human) {
        Optional<Passage.Place> doing = passage.find(DOING).filter(place -> place.end() > human.start());
        boolean dangerous = passage.has(Wording.DESTINATION) || passage.has(DANGEROUS);
        return doing.filter(place -> dangerous)
                .map(place -> passage.match(
                        new Passage.Place(human.start(), Math.max(human.end(), place.end())), Severity.HIGH, 0.85))
                .orElseGet(() -> passage.match(human, Severity.MEDIUM, 0.3));
    }
}
