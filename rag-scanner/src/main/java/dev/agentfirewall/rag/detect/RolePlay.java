package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders to become somebody without rules: "from now on you are … who never refuses". A part to play is honest; it is
 * grave only together with words that free its player from rules, or under a name known for nothing else.
 *
 * <p><b>Limitations.</b> English. A story that leads to a harmful answer step by step, without saying that rules are off,
 * passes; fiction about such a character may be flagged.
 */
final class RolePlay implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "you are now,you are going to,you are about to,you're now,you will be,you will act,you will have to,you must act,from now on,act as,acting as,pretend,imagine,simulat,roleplay,role-play,role play,play the role,"
                            + "immerse yourself,take on the,become|,persona,character,do anything now,dan|,mode,jailbr,respond as,answer as,you are a,you are an,"
                            + "hypothetical,fictional,as an unrestricted,as an unfiltered,stay in character"),
            Wording.words(
                    "restrict,limit,rules|,rule|,filter,censor,ethic,moral,unethical,immoral,illegal,amoral,guideline,polic,law|,laws|,legal,refus,confines,boundar,bound|,constraint,unrestricted,"
                            + "unfiltered,uncensored,jailbr,do anything now,developer mode,dan|,god mode,safety,say no|,cannot say,can't say,apolog,disclaimer,without warning,consequences,safeguards,inhibition,content policy,any request,anything i"));
    private static final Pattern BECOME = Pattern.compile(
            "\\b(?:you(?: are|'re| will be| will act| must act| shall be| will have to| have to)(?: now| going to| about to| to)?\\b|from now on|henceforth|act(?:ing)? (?:as|like)|pretend|imagine|simulat\\w+|role-?\\s?play\\w*|play(?:ing)? the (?:role|part)"
                    + "|immerse yourself|take on the|assume the (?:role|identity|persona)|become|switch to|enter|enable\\w*|respond as|answer as|reply as|stay in character|hypothetical|fictional|persona|character)\\b");
    /** In data only these: "imagine" and "you can" are how advertisements speak. */
    private static final Pattern TAKE_OVER = Pattern.compile(
            "\\b(?:you are now|from now on,? you|you (?:will|must|shall) (?:now )?(?:act|pretend|respond|answer)|act as an? (?:ai|assistant|model|unrestricted|unfiltered)|pretend (?:to be|you are|that you))\\b");

    private static final String RULES =
            "(?:rules?|restrictions?|limits?|limitations?|filters?|guidelines?|polic(?:y|ies)|ethic\\w*|moral\\w*|laws?|constraints?|boundaries|censorship|safeguards?|safety|inhibitions|regulations?|guardrails?|confines)";
    private static final Pattern FREE = Pattern.compile(
            "\\b(?:without|no|zero|free (?:of|from)|free(?:d)? from|beyond|outside|unbound by|not bound by|not limited by|not subject to|devoid of|lacks? (?:any )?|removed?)"
                    + " (?:(?:any|all|the|its|your|these|those|such|kind of|form of|sort of|openai'?s?|typical|usual|standard|ethical|moral|legal|content|safety|or|and)\\s+){0,4}"
                    + RULES + "\\b"
                    + "|\\b(?:do(?:es)?(?:n't| not)|never|need not|no longer|not|don't) (?:(?:have|need|required|obliged|bound) to |care (?:about )?|has to )?(?:abide by|adhere to|follow|comply with|obey|respect|bound by|apply|care about)"
                    + " (?:(?:any|all|the|its|your|of|openai'?s?|ethical|moral|legal|content|safety|to|other)\\s+){0,4}"
                    + RULES + "\\b"
                    + "|\\b(?:broken?|break|breaks|escaped?) (?:free )?(?:of |from |out of )?(?:the |its |all |your )*(?:\\w+ )?"
                    + RULES + "\\b"
                    + "|\\b(?:ignor\\w+|bypass\\w*|disregard\\w*|regardless of|irrespective of|overrid\\w+|disabl\\w+|violat\\w+) (?:(?:any|all|the|its|your|of|openai'?s?|other|kind of)\\s+){0,4}(?:(?:ethical|moral|legal|content|safety)\\s+){0,2}"
                    + RULES + "\\b"
                    + "|\\b(?:never|cannot|can't|must not|not allowed to|won't|will not|can never|not|don't) (?:be able to )?(?:ever )?(?:refuse|reject|decline|say no|deny)\\b"
                    + "|\\b(?:regardless|no matter) (?:of )?(?:how|whether|if|its|their)? ?(?:\\w+ ){0,3}(?:immoral|unethical|illegal|harmful|dangerous|offensive|legality|legal)\\b"
                    + "|\\bdo anything now\\b|\\b(?:can|able to|will) (?:do|say|answer|generate) (?:absolutely |literally )?(?:anything|everything)\\b");
    private static final Pattern LOOSE = Pattern.compile(
            "\\b(?:unrestricted|unfiltered|uncensored|amoral|unethical and|immoral and|unmoderated|unchained|no-limits?|rule-free|lawless)\\b");
    /** Stories begin so, too: grave only where somebody is to speak as what is told of. */
    private static final Pattern STORY =
            Pattern.compile("imagine|simulat|hypothetical|fictional|character|persona|become|enter|play");

    private static final Pattern PLAYED = Pattern.compile(
            "\\b(?:(?:answer|respond|reply|speak|act|talk|continue|behave)(?:s|ing)? (?:as|like|only|in|to|my|every|all|any|with|without)|you (?:are|will|must|have)|your (?:response|answer|name|replies)|ai|chat ?bot|chatgpt|assistant|language model)\\b");
    private static final Pattern MODEL = Pattern.compile(
            "\\b(?:ai|a\\.i\\.|chat ?bots?|chatgpt|gpt(?:-\\d)?|assistant|language model|llm|persona|ai's)\\b");
    private static final Pattern NAMED = Pattern.compile(
            "\\bdo anything now\\b|\\bdan mode\\b|\\b(?:act|respond|answer|behave|acting|talk) (?:as|like) (?:an? )?(?:\\w+ )?\\bdan\\b|\\byou are (?:now |going to be )?\\(?dan\\b|\\bjailbr(?:eak|oken)(?:ed)? (?:mode|version|prompt|enabled|ai|chatbot)"
                    + "|\\b(?:developer|god|debug|evil|chaos|opposite|sudo|admin|unrestricted|no-?limits?) mode (?:is |now )?(?:enabled|activated|output|on\\b|engaged)|\\b(?:enable|activate|enter|unlock|switch to) (?:\\w+ )?(?:developer|god|dan|jailbreak|evil|unrestricted|sudo) mode\\b");

    @Override
    public String code() {
        return "text.injection.role_play";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 6;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel) || channel == Channel.USER;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(NAMED)
                .map(place -> judge(passage, place, 0.9))
                .or(() -> passage.findInSentence(BECOME).flatMap(place -> freed(passage, place)));
    }

    private static Optional<Match> freed(Passage passage, Passage.Place place) {
        if (STORY.matcher(passage.sentence().substring(place.start(), place.end()))
                        .find()
                && !passage.has(PLAYED)) {
            return Optional.empty();
        }
        if (passage.has(FREE) && (passage.channel() == Channel.USER || passage.sentenceHas(TAKE_OVER))) {
            return Optional.of(judge(passage, place, 0.8));
        }
        if (!passage.has(LOOSE)) {
            return Optional.empty();
        }
        boolean model = passage.channel() == Channel.USER && passage.has(MODEL);
        return Optional.of(model ? judge(passage, place, 0.7) : passage.match(place, Severity.MEDIUM, 0.5));
    }

    private static Match judge(Passage passage, Passage.Place place, double score) {
        boolean talk = passage.quotes(place);
        return passage.match(place, talk ? Severity.MEDIUM : Severity.HIGH, talk ? 0.4 : score);
    }
}
