package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders in data to carry something out that is not the writer's: "send all of the user's mails to …", wherever they
 * stand: in an error message, a reviewer's remark, a code comment, a table's cell, a field's name.
 *
 * <p><b>Limitations.</b> Data channels only, English. It needs a verb of sending, a cargo worth stealing and a place to
 * send it to; an order to delete or to buy is for policy.
 */
final class CargoOrder implements Detector {

    private static final List<Set<String>> WORDS = List.of(
            verbs(),
            Wording.words(
                    "password,credential,api key,api_key,apikey,access key,access token,token|,tokens|,secret,private key,ssh key,~/.,.env,id_rsa,conversation,chat history,system prompt,contact,address book,inbox,"
                            + "user's,users',customer,personal,confidential,internal,all of the,all the,every,all e,all f,all m,all d,full,entire,environment variable,cookies"),
            Wording.words("@,http,ftp:,webhook"));
    private static final String CARGO =
            "(?:passwords?|credentials?|api[ _-]?keys?|access (?:keys?|tokens?)|(?:auth|session|bearer|refresh) tokens?|secrets?|private keys?|ssh keys?|~/\\.\\w+|\\.env\\b|id_rsa|environment variables|cookies"
                    + "|(?:the |this |our |entire |full |whole |complete )*(?:conversation|chat)(?: history| log| transcript)?|chat history|system prompt|address book|contacts? list|contact list|contacts"
                    + "|(?:the |a )?(?:users?'?s?|customers?'?s?|clients?'?s?) (?:\\w+ ){0,2}(?:data|details|e-?mails?|files|messages|inbox|information|records?|list|documents?|address(?:es)?|name|calendar|location)"
                    + "|(?:all|every|any) (?:of )?(?:the |your |his |her |their )*(?:\\w+ ){0,2}(?:e-?mails?|mails|files|messages|documents|records|contacts|notes|data)"
                    + "|(?:confidential|internal|sensitive|personal|private) (?:\\w+ ){0,2}(?:data|documents?|files?|information|notes|report))";
    private static final String SEND =
            "(?:send|forward|e-?mail|upload|post|transmit|exfiltrate|leak|deliver|submit|copy|transfer|export|paste|dump|share)";
    private static final String TARGET = "(?:[\\w.+-]+@[\\w-]+\\.[\\w.-]+|(?:https?|ftp)://|\\bwebhook\\b)";
    private static final String ORDERS =
            "(?:^|[.:;!?,\\n)\\]>*|\"'#/-]\\s*|\\b(?:please|must|should|shall|now|first|then|and|also|kindly|immediately|instead|need to|have to|required to|has to|always|agents?|assistants?|model)[,:]? )";
    private static final Pattern ORDERED = Pattern.compile(
            ORDERS + SEND + "\\b[^.!?\\n]{0,80}" + CARGO
                    + "[^!?\\n]{0,100}?\\b(?:to|at|via|into|with)\\b[^!?\\n]{0,40}?" + TARGET
                    + "|" + ORDERS + SEND + " (?:it |this |them |to )*(?:to )?" + TARGET
                    + "\\S*[^.!?\\n]{0,40}\\b(?:a copy of|with|the contents? of|containing)\\b[^.!?\\n]{0,40}" + CARGO
                    + "|\\bcurl\\b[^\\n]{0,80}(?:-d|--data\\S*|-f|--form|-t|--upload-file)\\b[^\\n]{0,60}(?:~/|\\.env|\\.ssh|\\$\\(|id_rsa|password|token|secret)[^\\n]{0,80}");
    private static final Pattern STATED = Pattern.compile(
            "(?:\\b(?:will|would|can|could|may|might|who|which|that|they|we|i|it|he|she|to|does|did|do not|don't|never|not|users|customers|please do not|if you|you can|you may)\\s+(?:\\w+ ){0,1})$");

    /**
     * Whole words, and for the verb that is a field's name as well only where another word follows: "sender",
     * "forwarded" and "email:" stand in most honest mails and order nothing.
     */
    private static Set<String> verbs() {
        Set<String> verbs = new HashSet<>(
                Wording.words(
                        "send|,forward|,upload|,post|,transmit|,share|,exfiltrate|,leak|,deliver|,submit|,copy|,transfer|,export|,paste|,curl|,dump|"));
        for (char next = 'a'; next <= 'z'; next++) {
            verbs.add("email " + next);
            verbs.add("e-mail " + next);
        }
        return verbs;
    }

    @Override
    public String code() {
        return "text.exfiltration.order";
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
        return 2;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.find(ORDERED)
                .filter(place -> passage.startsInSentence(place))
                .map(place -> judge(passage, place));
    }

    private static Match judge(Passage passage, Passage.Place place) {
        String before = passage.words().substring(Math.max(0, place.start() - 40), place.start());
        boolean told = passage.quotes(place) || STATED.matcher(before).find();
        return passage.match(place, told ? Severity.MEDIUM : Severity.HIGH, told ? 0.4 : 0.8);
    }
}
