package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders to act behind the user's back: "… and do not mention this to the user".
 *
 * <p><b>Limitations.</b> Data channels only, English. "Don't tell anyone" between people is noted at a lower severity.
 */
final class SecrecyOrder implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "not mention,not tell,not inform,not reveal,not disclose,not notify,not alert,not report,not say,not show,not include,not reference,"
                            + "n't mention,n't tell,n't inform,n't reveal,n't disclose,n't notify,n't alert,n't report,n't say,never mention,never tell,never reveal,"
                            + "without telling,without mentioning,without informing,without notifying,without asking,silently,without the user,keep this"),
            Wording.words(
                    "user,this|,it|,step,instruction,summary,answer,response,reply,anyone,message|,note|,action,human,silently"));
    private static final Pattern FROM_USER = Pattern.compile(
            "\\b(?:do not|don't|never|without|avoid|not to)\\s+(?:mention|tell|inform|reveal|disclos|notify|alert|report|say|show|ask)\\w*\\b[^.\\n]{0,60}\\b(?:the user|users?\\b|in (?:your|the) (?:\\w+ )?(?:summary|answer|response|reply|output))"
                    + "|\\bwithout the user(?:'s)? (?:knowing|knowledge|noticing|consent|approval)|\\bkeep this (?:\\w+ ){0,3}from the user\\b|\\bsilently (?:forward|send|delete|upload|copy|post|execute|run|add|transfer|call)");
    private static final Pattern OF_THIS = Pattern.compile(
            "\\b(?:do not|don't|never|without)\\s+(?:mention|tell|inform|reveal|disclos|report|referenc)\\w*\\s+(?:anyone|it\\b|this|that you|the (?:instruction|step|action|request)s?|these)");
    private static final Pattern ACT = Pattern.compile(
            "\\b(?:delete|forward|send|transfer|upload|grant|e-?mail|export|unlock|reset|wire|erase|remove|copy|invite|merge|schedule|run|store|buy|add)\\b");

    @Override
    public String code() {
        return "text.injection.secrecy";
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
        boolean acts = passage.sentenceHas(ACT);
        Optional<Passage.Place> fromUser = passage.findInSentence(FROM_USER);
        if (fromUser.isPresent() && !teaches(passage, fromUser.get())) {
            boolean orders = passage.sentenceHas(Wording.ORDER);
            boolean talk = passage.quotes(fromUser.get());
            return Optional.of(passage.match(
                    fromUser.get(), acts && orders && !talk ? Severity.HIGH : Severity.MEDIUM, acts ? 0.85 : 0.5));
        }
        return passage.findInSentence(OF_THIS).filter(place -> acts).map(place -> ofThis(passage, place));
    }

    private static Match ofThis(Passage passage, Passage.Place place) {
        boolean grave = passage.sentenceHas(Wording.DESTINATION)
                && passage.sentenceHas(Wording.ORDER)
                && !passage.quotes(place);
        return passage.match(place, grave ? Severity.HIGH : Severity.MEDIUM, grave ? 0.75 : 0.4);
    }

    /** "Never tell users to …" is advice on what to say. */
    private static boolean teaches(Passage passage, Passage.Place place) {
        String after = passage.words().substring(place.end());
        return after.startsWith(" to ") || after.startsWith(" how ");
    }
}
