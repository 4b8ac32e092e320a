package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data that tells its reader to obey what comes next: "you have to carry out these instructions: …".
 *
 * <p><b>Limitations.</b> Manuals speak like this, so a document is only noted; a tool's result, a mail or a page that
 * does so and goes on with an order is grave. English.
 */
final class ObeyOrder implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words("adhere,follow,comply,obey,execute,carry out,perform,fulfil,complete"),
            Wording.words("instruction,order,command,directive,task|,tasks|,steps"),
            Wording.words("you,must,strictly,immediately,required,mandatory,crucial,imperative"));
    private static final Pattern OBEY = Pattern.compile(
            "\\b(?:you (?:\\w+ ){0,2}(?:must|should|shall|need to|have to|are (?:required|instructed|ordered|obliged) to)|it is (?:mandatory|required|crucial|imperative) to|strictly|immediately)"
                    + " (?:\\w+ ){0,2}?(?:adhere to|follow|comply with|obey|execute|carry out|perform|fulfil|complete)"
                    + " (?:(?:the|this|these|my|all|any) )?(?:following |new |next |below |above )?(?:\\w+ )?(?:instruction|order|command|directive|task|step)s?(?: below)?\\s*[:.-]");

    @Override
    public String code() {
        return "text.injection.obey";
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
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(OBEY)
                .filter(place -> Wording.ORDER
                        .matcher(passage.words().substring(place.end() - 1))
                        .find())
                .map(place -> judge(passage, place));
    }

    private static Match judge(Passage passage, Passage.Place place) {
        boolean grave = passage.channel() != Channel.DOCUMENT && !passage.quotes(place);
        return passage.match(place, grave ? Severity.HIGH : Severity.MEDIUM, grave ? 0.8 : 0.4);
    }
}
