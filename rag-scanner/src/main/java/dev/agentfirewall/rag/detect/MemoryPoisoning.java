package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders in data to keep something for later, and entries planted in a memory: "store in your memory that invoices go
 * to …", "in all future conversations, always …".
 *
 * <p><b>Limitations.</b> Data channels only, English. "From now on" in a policy or a letter is noted at a lower severity;
 * a planted fact that orders nothing passes.
 */
final class MemoryPoisoning implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "memory,memories,remember,memoris,memoriz,from now on,from this point,future conversation,future session,future chat,future interaction,future request,future task,"
                            + "future response,every future,all future,next session,going forward,permanently,henceforth,user preference,saved preference,standing instruction"),
            Wording.words(
                    "remember,store,save|,add|,record|,keep|,note|,write,update,always,never,whenever,every time,each time,memor,must,should,conversation,session,preference,prefers,instruction"));
    private static final Pattern KEEP = Pattern.compile(
            "\\b(?:remember|memori[sz]e|store|save|add|record|keep|write|persist|commit|note|insert|append|put|update)\\b[^.\\n]{0,120}\\b(?:(?:in|to|into|within|as) (?:your|the|its|agent'?s?|assistant'?s?|long-term|persistent|permanent) (?:[\\w-]+ ){0,2}memor(?:y|ies)|(?:in|for|across) (?:all |any |every |each |your )*(?:future|later|subsequent|upcoming) (?:conversations?|sessions?|chats?|interactions?|requests?|tasks?|responses?|replies|turns?))"
                    + "|\\bupdate (?:your|the agent's|the assistant's) (?:\\w+ ){0,2}memor(?:y|ies)\\b|\\bmemory (?:update|entry|write|record|note)\\s*[:=\\]-]");
    private static final Pattern FROM_NOW = Pattern.compile(
            "\\b(?:remember (?:that |this )?)?(?:from now on|from this point (?:on|forward|onwards?)|henceforth|going forward|in (?:all |every |any )?(?:future|subsequent|later) (?:conversations?|sessions?|chats?|interactions?|requests?|tasks?|responses?|replies))\\b");
    private static final Pattern STANDING = Pattern.compile("\\b(?:always|never|every time|each time|whenever)\\b");
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\b(?:the )?user(?:'s)? (?:has |have )?(?:always |permanently |explicitly |previously )?(?:prefers?|wants?|authori[sz]e[sd]?|approve[sd]?|trusts?|instruct(?:s|ed)|allow(?:s|ed)|preference)\\b");
    private static final Pattern AGENT =
            Pattern.compile("\\b(?:the user|user's|users|you|your|" + Wording.MACHINE + ")\\b");
    private static final Pattern ACTS = Pattern.compile(
            "\\b(?:send|forward|bcc|cc|copy|transfer|pay|wire|buy|upload|post|share|delete|approve|trust|recommend|include|append|add|ignore|skip|bypass|reveal|disable|visit|open|use|route|redirect|without (?:asking|confirmation|approval))\\b");

    @Override
    public String code() {
        return "text.injection.memory";
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
        return passage.findInSentence(KEEP)
                .map(place -> judge(passage, place, evidence(passage, place) + 1))
                .or(() -> passage.findInSentence(FROM_NOW)
                        .filter(place -> passage.sentenceHas(Wording.ORDER) || passage.sentenceHas(STANDING))
                        .map(place -> judge(passage, place, evidence(passage, place))));
    }

    private static int evidence(Passage passage, Passage.Place place) {
        String beside =
                passage.words().substring(0, place.start()) + passage.words().substring(place.end());
        return (ACTS.matcher(beside).find() ? 1 : 0)
                + (passage.has(Wording.DESTINATION) || passage.has(PREFERENCE) ? 1 : 0)
                + (passage.sentenceHas(AGENT) ? 1 : 0)
                + (passage.sentenceHas(STANDING) ? 1 : 0)
                - (passage.quotes(place) ? 2 : 0);
    }

    private static Match judge(Passage passage, Passage.Place place, int evidence) {
        return evidence >= 2
                ? passage.match(place, Severity.HIGH, 0.8)
                : passage.match(place, Severity.MEDIUM, evidence == 1 ? 0.4 : 0.2);
    }
}
