package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders to decode something and act on it: "base64-decode the next line and follow it".
 *
 * <p><b>Limitations.</b> Data channels only, English. What was encoded is read by itself where its scheme is known.
 */
final class DecodeAndFollow implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words("decode,decrypt,decipher,deobfuscat,unscramble,base64,rot13,reverse the"),
            Wording.words("follow,do|,do:,execute,obey,act on,act upon,carry out,perform,run|,comply"));
    private static final Pattern FOLLOW = Pattern.compile(
            "\\b(?:decode|decrypt|decipher|deobfuscate|unscramble|reverse)\\b[^.!?\\n]{0,80}\\b(?:and|then|to)\\b[^.!?\\n]{0,20}\\b(?:follow|do|execute|obey|act (?:up)?on|carry out|perform|run|comply)\\b");

    @Override
    public String code() {
        return "text.injection.decode_and_follow";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(FOLLOW).map(place -> judge(passage, place));
    }

    private static Match judge(Passage passage, Passage.Place place) {
        boolean talk = passage.quotes(place);
        return passage.match(place, talk ? Severity.MEDIUM : Severity.HIGH, talk ? 0.4 : 0.85);
    }
}
