package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Data that pretends to be over, so that what follows reads as instructions: "--- end of document --- New instructions:".
 *
 * <p><b>Limitations.</b> Knows the tags and phrases in common use. A host that marks data with random delimiters needs
 * no rule for them.
 */
final class DelimiterClosing implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "</tool,</function,</untrusted,</context,</document,</data,</search,</retrieved,</result,</observation,</external,</system,</user,</input,end of,end document,"
                            + "new instruction,new system,begin instruction,begin system,begin new,new task,new important,new directive,new orders,system directive,override directive,system instruction,updated instruction,additional instruction,real instruction"));
    private static final Pattern TOOL_TAG =
            Pattern.compile("</(?:tool|function|untrusted|search|retrieved|external|observation)[\\w-]*>");
    private static final Pattern DATA_TAG =
            Pattern.compile("</(?:context|documents?|data|results?|input|user|system)[\\w-]*>");
    private static final Pattern OVER = Pattern.compile(
            "(?:^|[\\n\\[(=*#~<>-])\\s*end (?:of )?(?:the )?(?:\\w+ ){0,2}(?:documents?|context|data|tool (?:results?|output|response)|search results?|retrieved \\w+|e-?mail|input|file|web ?page|content)\\s*[\\])=*#~<>.:-]");
    private static final Pattern NEW_ORDERS = Pattern.compile(
            "(?:^|[\\n\\[(=*#~<>:.-])\\s*(?:begin )?(?:new|updated|additional|real|actual|urgent|system) (?:system )?(?:instructions?|prompt|directives?|orders)(?: (?:from|for|to) [\\w ]{1,30})?\\s*[\\])=*#~<>:\\n-]");
    /** What even a user has no reason to write: new instructions under a heading, as if somebody else began to speak. */
    private static final Pattern MARKED_ORDERS = Pattern.compile(
            "(?:^|\\s)[*#=<\\[-]{2,}\\s*(?:\\w+ ){0,2}(?:new|updated|real|actual|system|override) (?:\\w+ ){0,2}(?:instructions?|directives?|orders|tasks?)\\s*[*#=>:\\]-]{1,}");

    private static final Pattern SPEAKS = Pattern.compile(
            "\\b(?:instructions?|system|user|assistant|human|task|prompt)\\b\\s*[:>\\]]|\\b(?:now|you must|your (?:new )?task|ignore)\\b");

    @Override
    public String code() {
        return "text.injection.delimiter";
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
        return Channels.data(channel) || channel == Channel.USER;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        if (passage.channel() == Channel.USER) {
            return passage.findInSentence(MARKED_ORDERS).map(place -> passage.match(place, Severity.HIGH, 0.75));
        }
        Optional<Passage.Place> orders = passage.findInSentence(NEW_ORDERS);
        if (orders.isPresent()
                && Wording.ORDER
                        .matcher(passage.words().substring(orders.get().end() - 1))
                        .find()) {
            return Optional.of(passage.match(orders.get(), Severity.HIGH, 0.85));
        }
        return passage.findInSentence(OVER)
                .or(() -> passage.findInSentence(TOOL_TAG))
                .map(place -> over(passage, place, Severity.HIGH))
                .or(() -> passage.findInSentence(DATA_TAG)
                        .filter(place -> speaks(passage, place))
                        .map(place -> passage.match(place, Severity.MEDIUM, 0.4)));
    }

    private static Match over(Passage passage, Passage.Place place, Severity atMost) {
        boolean grave = speaks(passage, place)
                && Wording.ORDER.matcher(passage.words().substring(place.end())).find();
        return grave ? passage.match(place, atMost, 0.85) : passage.match(place, Severity.LOW, 0.2);
    }

    private static boolean speaks(Passage passage, Passage.Place place) {
        return SPEAKS.matcher(passage.words().substring(place.end())).find();
    }
}
