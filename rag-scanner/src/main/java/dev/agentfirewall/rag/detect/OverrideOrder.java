package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders to drop what the agent was told before: "disregard all earlier instructions".
 *
 * <p><b>Limitations.</b> English; paraphrases without a verb of dropping or a word for instructions pass. A sentence
 * that talks about such orders is noted at a lower severity, and so is an attack dressed up as such talk.
 */
final class OverrideOrder implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "ignore,disregard,forget,overrid,bypass,discard,neglect,abandon,dismiss,not follow,n't follow,"
                            + "not obey,stop following,stop obeying,pay no,set aside,put aside,leave aside,cancel,drop|,supersede,void|"),
            Wording.words("instruction,prompt,rule,guideline,directive,direction,command,order,request,task,context|,"
                    + "programming,restriction,safeguard,constraint,polic,training,objective,goal,everything,above,assignment,"
                    + "content polic,said,told,filter"));
    private static final String DROP = "(?:ignore|disregard|forget|override|bypass|discard|neglect|abandon"
            + "|dismiss|drop|supersede|(?:do not|don't|stop|cease|no longer|never) (?:follow|obey|execut|comply with)\\w*"
            + "|pay no (?:attention|heed) to|(?:set|put|leave) aside)";
    private static final String EARLIER =
            "(?:previous(?:ly)?|prior|earlier|preceding|above|former|past|existing|current|original|initial"
                    + "|foregoing|system|all|any|your|everything|every|each|other)";
    private static final String OBJECT =
            "(?:instructions?|prompts?|rules?|guidelines?|directives?|directions|commands|orders|programming"
                    + "|restrictions?|safeguards?|constraints?|content polic\\w+|system polic\\w+|training|objectives?|goals?|assignments?)";
    private static final Pattern STRONG =
            Pattern.compile("\\b" + DROP + "\\s+(?:about |of |the |all |any |of the |these |those |my |our )*" + EARLIER
                    + "\\b\\s*(?:[\\w'-]+\\s+){0,4}?" + OBJECT + "\\b");
    private static final Pattern SWEEPING = Pattern.compile(
            "\\b(?:ignore|disregard|forget)\\s+(?:about )?(?:(?:everything|anything|all)"
                    + "\\s*(?:that |which |of )?(?:the )?(?:(?:i|you|we|they|was|were|has|have|had|is|came|comes|been|'ve)\\s+){0,3}(?:above|before|said|told|given|prior|previously|so far|until now|earlier)|what(?:ever)? (?:(?:i|you|we|they|was|were|has|have|had|is|came|comes|been|'ve|said|told|given|written) ){0,4}(?:above|before|previously|so far|until now|earlier))\\b");
    private static final Pattern ALL_BEFORE = Pattern.compile(
            "\\b(?:ignore|disregard|forget|discard)\\s+(?:about )?(?:all|any|every) (?:of )?(?:the |your |my |those |these )*(?:previous|prior|earlier|preceding|above|existing)(?:ly)? (?:[\\w'-]+ ){0,2}?"
                    + "(?:requests?|tasks?|messages?|context|questions?|conversations?|inputs?|information|text|content|statements?|data)\\b");
    private static final Pattern WEAK = Pattern.compile("\\b" + DROP
            + "\\s+(?:[\\w'-]+\\s+){0,3}?(?:previous|prior|earlier|preceding|above|original|initial)\\s*(?:[\\w'-]+\\s+){0,2}?"
            + "(?:requests?|tasks?|messages?|context|questions?|conversation)\\b");
    private static final Pattern NEGATED = Pattern.compile(
            "(?:\\b(?:not|never|n't|cannot|if you|if we|if they|they|people|who|we|i|and not|that|would|may|might|could|often)\\s+|n't\\s+)$");

    @Override
    public String code() {
        return "text.injection.override";
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
    public int opening() {
        return 2;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(STRONG)
                .or(() -> passage.findInSentence(SWEEPING))
                .or(() -> passage.findInSentence(ALL_BEFORE).filter(place -> goesOn(passage, place)))
                .map(place -> judge(passage, place))
                .or(() -> passage.findInSentence(WEAK).map(place -> passage.match(place, weak(passage), 0.5)));
    }

    /** Whether an order follows: "forget all that" alone is how people start anew. */
    private static boolean goesOn(Passage passage, Passage.Place place) {
        return Wording.ORDER.matcher(passage.words().substring(place.end())).find();
    }

    private static Match judge(Passage passage, Passage.Place place) {
        boolean talk = passage.quotes(place) || negated(passage, place);
        return talk ? passage.match(place, Severity.MEDIUM, 0.4) : passage.match(place, Severity.HIGH, 0.95);
    }

    private static Severity weak(Passage passage) {
        return Channels.data(passage.channel())
                        && passage.sentenceHas(Wording.DESTINATION)
                        && passage.sentenceHas(Wording.ORDER)
                ? Severity.HIGH
                : Severity.MEDIUM;
    }

    private static boolean negated(Passage passage, Passage.Place place) {
        String before = passage.sentence().substring(0, place.start());
        return NEGATED.matcher(before.substring(Math.max(0, before.length() - 24)))
                .find();
    }
}
