package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders in what a model is told about a tool: to read a key file first and pass it along, to hide that, to use this tool
 * in another's place or to change what another does.
 *
 * <p>Listens to data, through which descriptions from servers come, and to {@link Channel#SYSTEM}, where a host's own
 * instructions stand: there, one such hint is honest, and only several together are grave.
 *
 * <p><b>Limitations.</b> English. "Call this before that tool" is how honest tools work together and is not flagged by
 * itself. A description that lies about what its tool does looks like any other.
 */
final class ToolDescriptionPoisoning implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "tool,function,is called,is used,is invoked,are called,parameter,argument,<important,[important,<system,<hidden,<secret,<instruction,~/,.env,id_rsa,.ssh,api key,credential,conversation,previous instruction,prior instruction"),
            Wording.words(
                    "recipient,~/,.ssh,.env|,id_rsa,mcp.json,credential,password,secret,private key,api key,conversation,chat history,system prompt,/etc/,config,"
                            + "instead,other tool,another tool,any other,<important,[important,<system,<hidden,<secret,not mention,n't mention,not tell,n't tell,never mention,never tell,not inform,"
                            + "without telling,without informing,must not know,not be shown,ignore,redirect,override,do not use,never use,contents,all messages"));
    private static final Pattern BEFORE = Pattern.compile(
            "\\b(?:before|prior to|when|whenever|in order to|to) (?:you )?(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|run(?:ning)?|execut(?:e|ing)) (?:this|the|any|other|that|each|`?\\w+`?)\\b");
    private static final Pattern FETCH = Pattern.compile(
            "\\b(?:read|open|cat|load|fetch|access|retrieve|collect|get|copy|include|provide|pass|send|append|attach|insert|upload|put|extract)\\b[^.\\n]{0,80}(?:~/|\\.ssh|\\.env\\b|id_rsa|id_ed25519|mcp\\.json|\\.aws|\\.kube|\\.npmrc|/etc/(?:passwd|shadow)|\\b(?:private|ssh|api|access|secret) keys?\\b|\\bcredentials?\\b|\\bpasswords?\\b|\\bsecrets?\\b|\\benvironment variables\\b|\\b(?:conversation|chat)(?: history| log| so far)?\\b|\\bsystem prompt\\b|\\b(?:all|previous|user'?s?) messages\\b|\\bcontents? of\\b)");
    private static final Pattern SECRET_FILE = Pattern.compile(
            "(?:~/\\.\\w+|\\.ssh\\b|\\bid_rsa|\\bid_ed25519|\\.env\\b|\\.aws/|\\.kube/|mcp\\.json|/etc/(?:passwd|shadow)|\\bprivate keys?\\b|\\bsystem prompt\\b|\\b(?:conversation|chat) history\\b|\\b(?:entire|full|whole|complete) conversation\\b)");
    private static final Pattern PASS = Pattern.compile(
            "\\b(?:pass|send|include|provide|put|append|insert|supply|add|place|copy)\\b[^.\\n]{0,100}\\b(?:as|in|into|to|via|through|using) (?:the |a |an |its )?[`'\"]?[\\w-]+[`'\"]? (?:parameter|argument|field|input|property)\\b");
    private static final Pattern HIDE = Pattern.compile(
            "\\b(?:do not|don't|never|must not|should not|without|avoid|not to) (?:mention|tell|inform|reveal|disclos|notify|show|explain|ask)\\w*\\b[^.\\n]{0,60}\\b(?:the user|users?|this|it|that|them)\\b"
                    + "|\\buser (?:must not|should not|does not need to|doesn't need to|need not|must never|should never) (?:know|see|be (?:told|informed|shown|aware))");
    private static final Pattern SHADOW = Pattern.compile(
            "\\b(?:when|whenever|if|every time|each time)\\b[^.\\n]{0,40}\\b(?:\\w+_\\w+|send|mail|email|payment|another|other|any other|any)`?'? ?(?:tools?|functions?)? (?:is|are|gets?) (?:called|used|available|invoked|present|installed)\\b"
                    + "|\\b(?:instead of|do not use|don't use|never use|must not use|rather than) (?:using |calling )?(?:the |any |all )?(?:`?\\w+_\\w+`?|other|original|another|existing|built-in|official)(?: \\w+)? ?(?:tools?|functions?)?\\b"
                    + "|\\bthis tool (?:replaces|supersedes|overrides|takes (?:precedence|priority) over)\\b|\\b(?:change|set|replace|redirect|modify|rewrite) (?:the |all |its )?(?:recipients?|to address|address(?:ee)?s?|account(?: number)?|destination|iban|payee)\\b"
                    + "|\\b(?:other|those|the other) tools? (?:is|are|will) (?:\\w+ )?(?:deprecated|broken|insecure|unsafe|fail|compromised|malicious)");
    private static final Pattern MARKED = Pattern.compile(
            "<(?:important|system|hidden|secret|instructions?|critical|admin|assistant)(?: [^>]{0,40})?>|\\[(?:important|system|hidden|critical)(?: \\w+)?\\]");
    private static final Pattern DROP = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override)\\s+(?:all |any |the |your |of )*(?:previous|prior|earlier|preceding|above|system|original) (?:\\w+ )?(?:instructions?|prompts?|rules|guidelines|directives)\\b");

    @Override
    public String code() {
        return "text.injection.tool_description";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 5;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel) || channel == Channel.SYSTEM;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        if (passage.channel() == Channel.SYSTEM) {
            Optional<Match> drop = passage.findInSentence(DROP)
                    .filter(place -> !passage.quotes(place) && !Wording.reported(passage.sentence(), place.start()))
                    .map(place -> passage.match(place, Severity.HIGH, 0.9));
            if (drop.isPresent()) {
                return drop;
            }
        }
        return start(passage).flatMap(place -> judge(passage, place));
    }

    private static Optional<Passage.Place> start(Passage passage) {
        return passage.findInSentence(MARKED)
                .or(() -> passage.findInSentence(FETCH))
                .or(() -> passage.findInSentence(PASS))
                .or(() -> passage.findInSentence(SHADOW))
                .or(() -> passage.findInSentence(BEFORE));
    }

    private static Optional<Match> judge(Passage passage, Passage.Place place) {
        boolean fetch = passage.has(FETCH);
        boolean carries = (fetch && passage.has(SECRET_FILE)) || (fetch && passage.has(PASS));
        int hints = (carries ? 1 : 0)
                + (fetch && passage.has(BEFORE) && passage.has(SECRET_FILE) ? 1 : 0)
                + (passage.has(HIDE) ? 1 : 0)
                + (passage.has(SHADOW) ? 1 : 0)
                + (carries && passage.has(PASS) && passage.has(SECRET_FILE) ? 1 : 0)
                + (passage.has(MARKED) && passage.has(Wording.ORDER) ? 1 : 0)
                - (passage.quotes(place) ? 2 : 0);
        if (hints >= 2 && (carries || passage.has(SHADOW))) {
            return Optional.of(passage.match(place, Severity.HIGH, 0.85));
        }
        return hints >= 1 ? Optional.of(passage.match(place, Severity.LOW, 0.2)) : Optional.empty();
    }
}
