package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data that speaks as the user, the operator, an administrator or the system itself, and orders something: "reminder
 * from your operator: …", "it's me again, I forgot to say …".
 *
 * <p><b>Limitations.</b> Data channels only, English. Real notices from administrators look alike and are noted at a
 * lower severity unless they also speak of the agent, its task, or the user as somebody else.
 */
final class BorrowedAuthority implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "operator,administrator,admin|,developer,creator,owner,user|,system notice,system message,system update,system note,system override,[system,system:,"
                            + "me again,it's me,from me,forgot to say,forgot to mention,policy update,authoris,authoriz,already agreed,already approved,has approved,pre-approved,"
                            + "compliance reasons"),
            Wording.words(
                    "this is,it's,i am|,i'm|,from your,from the,from me,from an,from my,by your,by the,as your,as the,as an,signed,system,admin,agreed,approved,"
                            + "authori,consented,confirmed,permission,consent|,asked,forgot,policy update,compliance,developer:,operator:"));
    private static final Pattern CLAIM = Pattern.compile(
            "\\b(?:this is|it'?s|i am|i'm|as|from|by|signed,?)\\s+(?:an? |the |your |my |of )*(?:\\w+ ){0,2}(?:operator|administrator|admin|developer|creator|owner)s?\\b"
                    + "|\\b(?:message|note|reminder|notice|instruction|request|order|update)s? from (?:me\\b|the user|your (?:user|operator|owner|developer|administrator|admin|creator)|the (?:system|operator|developer|administrator))"
                    + "|\\bit'?s me again\\b|\\bi forgot to (?:say|mention|add|tell you)\\b"
                    + "|(?:^|[\\n\\[<(*#])\\s*(?:system|admin|administrator|developer|operator)(?: (?:notice|message|update|note|alert|override|instruction|prompt|command))?\\s*[\\])>:*-]"
                    + "|\\bthe user (?:has |have )?(?:already |explicitly |previously )*(?:agreed|approved|authori[sz]ed|consented|confirmed|given (?:permission|consent)|asked)"
                    + "|\\bi (?:hereby )?authori[sz]e you\\b|\\bpolicy update\\b|\\bfor compliance reasons\\b");
    private static final Pattern CONDITION = Pattern.compile("\\b(?:if|when|whenever|unless|until|once|what)\\s+$");
    private static final Pattern ABOUT_AGENT = Pattern.compile(
            "\\b(?:agents?|assistants?|ai|bots?|language model|llm|the user|user's|the task|this tool|tool output"
                    + "|your (?:instructions|reply|response|answer|task|memory)|authori[sz]e you|me again|i forgot to|long-term memory|conversation so far)\\b");

    @Override
    public String code() {
        return "text.injection.borrowed_authority";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int opening() {
        return 2;
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
        Optional<Passage.Place> claim = passage.findInSentence(CLAIM);
        if (claim.isEmpty()
                || !Wording.ORDER
                        .matcher(passage.words().substring(claim.get().end()))
                        .find()) {
            return Optional.empty();
        }
        boolean condition = CONDITION
                .matcher(passage.sentence().substring(0, claim.get().start()))
                .find();
        boolean agent = !condition && passage.has(ABOUT_AGENT);
        boolean pointed = passage.has(Wording.DESTINATION) || passage.has(Wording.TASK);
        boolean grave = agent && pointed && !passage.quotes(claim.get());
        return Optional.of(passage.match(claim.get(), grave ? Severity.HIGH : Severity.MEDIUM, grave ? 0.85 : 0.4));
    }
}
