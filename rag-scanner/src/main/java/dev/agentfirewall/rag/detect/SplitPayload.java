package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An order cut in pieces with the order to put it together: "join A and B and do what it says", "read the first letters".
 *
 * <p><b>Limitations.</b> English. What the pieces say is not put together here, so a harmless riddle in data is flagged
 * when it says to follow the outcome.
 */
final class SplitPayload implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "concatenat,combine,join|,merge|,put together,reassembl,assembl,append|,string together,first letter,first word,every second,each line,in order,fragments,pieces,a + b,a+b,x + y,part 1,part one"),
            Wording.words(
                    "follow,execute,obey,carry out,perform,comply,act on,act upon,run it,run the,run this,do what,do as,treat,answer it,answer the,respond to,instruction,command,prompt"));
    private static final Pattern JOIN = Pattern.compile(
            "\\b(?:concatenat\\w+|combin\\w+|join\\w*|merg\\w+|put together|reassembl\\w+|assembl\\w+|string together)\\b[^.!?\\n]{0,100}\\b(?:strings?|parts?|pieces?|fragments?|variables?|words?|values?|lines?|letters?|cells?|fields?|segments?|chunks?|them|[a-z]\\d? (?:and|\\+|with) [a-z]\\d?)\\b"
                    + "|\\b(?:read|take|use) (?:only )?(?:the )?(?:first|last|second|capital) (?:letters?|words?|characters?) (?:of|in|from) (?:each|every|all|the)\\b");
    private static final Pattern OBEY = Pattern.compile(
            "\\b(?:and|then|to|,)\\s+(?:\\w+ ){0,2}?(?:follow|execute|obey|carry out|comply with|act (?:up)?on|do what|do as|answer|respond to|treat (?:it|them|the \\w+) as)\\b(?: the| it| them| that| what| this| as| with| to|[.,:;]|$)");
    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:instructions?|orders?|prompts?|(?:what|as) (?:it|they|the result) (?:says?|tells?)|the (?:result|outcome)(?:ing \\w+)?)\\b");

    @Override
    public String code() {
        return "text.injection.split_payload";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 2;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel) || channel == Channel.USER;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(JOIN).filter(place -> passage.has(OBEY)).map(place -> judge(passage, place));
    }

    private static Match judge(Passage passage, Passage.Place place) {
        boolean grave = passage.has(ORDERS) && Channels.data(passage.channel()) && !passage.quotes(place);
        return passage.match(place, grave ? Severity.HIGH : Severity.MEDIUM, grave ? 0.8 : 0.4);
    }
}
