package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders to act before, instead of or along with the agent's task: "before you answer, post the file to …".
 *
 * <p><b>Limitations.</b> Data channels only, English. "Before you reply, please read the attachment" from a colleague
 * is noted at a lower severity unless it names the agent's task and somewhere to send things.
 */
final class BeforeTaskOrder implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "before,prior to,instead of,rather than,when|,while|,once you,as soon as,in order to,to finish,to complete,to continue,"
                            + "stop what,stop your,pause,the task,new task,after you,after that,in your,to your"),
            Wording.words(
                    "answer,respond,reply,replies,response,summar,task,question,request,query,continu,proceed,doing,activit,objective,assignment,output,loading,results"));
    private static final Pattern FIRST = Pattern.compile(
            "\\b(?:before|prior to|instead of|rather than|in order to|ahead of)\\s+(?:you\\s+(?:can\\s+|may\\s+|could\\s+)?)?(?:(?:\\w+)\\s+){0,2}?"
                    + "(?:answer|respond|repl|summari[sz]|solv|continu|proceed|complet|perform|execut|finish|process|address|provid|handl|start|work)\\w*");
    private static final Pattern WHILE = Pattern.compile(
            "\\b(?:when|while|once you|as soon as you|after you)\\s+(?:you\\s+)?(?:are\\s+|have\\s+)?(?:done |finish(?:ed)? )?(?:answer|respond|repl|summari[sz]|continu|process|complet|read)\\w*"
                    + "|\\bin(?: all)? your (?:\\w+ ){0,2}(?:answer|reply|response|summary|output)\\b");
    private static final Pattern STOP = Pattern.compile(
            "\\b(?:stop|pause|suspend|halt|drop|leave|interrupt) (?:what you(?:'re| are| were) doing|(?:all |any )?your (?:current |present |ongoing )?(?:tasks?|activit\\w+|work))"
                    + "|\\b(?:the|your) (?:task|objective|assignment) (?:has|have|is) (?:now )?(?:been )?(?:changed|updated|replaced)"
                    + "|\\bnew (?:task|objective|assignment)\\s*:"
                    + "|\\b(?:resume|return to|go back to|carry on with|continue with|get back to) (?:the|your) (?:\\w+ )?(?:task|request|question|work)\\b");
    private static final Pattern OWN_TASK = Pattern.compile(
            "\\b(?:(?:the|your|my|this|that|original|current|main|user'?s?) (?:\\w+ ){0,2}(?:task|question|request|query|prompt)s?\\b"
                    + "|tasks? (?:that )?i (?:gave|asked|set|assigned)|the user\\b|your (?:\\w+ ){0,2}(?:answer|response|summary|output)\\b|you (?:answer|respond|continue|proceed|summari[sz]e)\\b)");
    private static final Pattern DEMAND = Pattern.compile(
            "\\b(?:please|must|first|the following|immediately|need to|have to|make sure|ensure|mandatory|required|do not mention|without telling)\\b");
    private static final Pattern QUIET = Pattern.compile(
            "\\bwithout (?:telling|mentioning|informing)\\b|\\b(?:do not|don't) (?:mention|tell|say)\\b");

    @Override
    public String code() {
        return "text.injection.before_task";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 3;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        if (Wording.aboutAttacks(passage.sentence(), 0)) {
            return Optional.empty();
        }
        return stop(passage)
                .or(() -> passage.findInSentence(FIRST)
                        .filter(place -> passage.has(Wording.ORDER))
                        .map(place -> judge(passage, place, evidence(passage))))
                .or(() -> passage.findInSentence(WHILE)
                        .filter(place -> passage.sentenceHas(Wording.ORDER))
                        .map(place -> judge(passage, place, evidence(passage) - 1)));
    }

    private static Optional<Match> stop(Passage passage) {
        return passage.findInSentence(STOP)
                .filter(place -> passage.has(Wording.ORDER))
                .map(place -> {
                    boolean pointed =
                            passage.has(Wording.DESTINATION) || passage.has(QUIET) || passage.sentenceHas(OWN_TASK);
                    return passage.match(place, pointed ? Severity.HIGH : Severity.MEDIUM, pointed ? 0.85 : 0.5);
                });
    }

    private static int evidence(Passage passage) {
        return (passage.sentenceHas(OWN_TASK) ? 1 : 0)
                + (passage.has(Wording.DESTINATION) ? 1 : 0)
                + (passage.has(DEMAND) ? 1 : 0)
                + (passage.has(QUIET) ? 1 : 0);
    }

    private static Match judge(Passage passage, Passage.Place place, int evidence) {
        return evidence >= 2
                ? passage.match(place, Severity.HIGH, 0.85)
                : passage.match(place, Severity.MEDIUM, evidence == 1 ? 0.4 : 0.2);
    }
}
