package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Set-ups that carry data out in an address: a picture or link whose query is a blank to be filled in, or an order to
 * append the conversation to a URL.
 *
 * <p><b>Limitations.</b> Sees the set-up, not the leak: what an answer really carries is for the outgoing screen.
 * Addresses with templates in API documentation are noted at a lower severity.
 */
final class Exfiltration implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "http:,https:,url|,url(,link|,query string,query parameter,src=,srcset=,subdomain,sub-domain,hostname,host name,dns ,nslookup,dig |,ping "),
            Wording.words(
                    "![,](,<img,append,add|,attach,include,insert,embed,encode,concatenat,replac,substitut,followed by,fill,srcset=,url(,poster=,nslookup,://{,://[,://<,://$,://(,]: http,]:http,]: <http,<http,put |,place|,use |,prepend,dig "));
    private static final String BLANK =
            "(?:[\\[{<$%(][\\w .-]{2,40}[\\]}>%)]|\\b(?:user ?data|placeholder|conversation|chat_?history|history|summary|secrets?|passwords?|api_?key|query|data|message|payload|info|content|base64|encoded|x{3,}|\\.{3}))";
    private static final Pattern IMAGE =
            Pattern.compile("!\\[[^\\]]{0,200}\\]\\(\\s*https?://[^)\\s?]{1,300}\\?[^)\\s]{0,200}=\\s*" + BLANK
                    + "|<img[^>]{0,200}src\\s*=\\s*[\"']?https?://[^\"'>\\s?]{1,300}\\?[^\"'>\\s]{0,200}=\\s*" + BLANK);
    private static final Pattern RESOURCE = Pattern.compile(
            "(?:srcset|poster|background|data-src)\\s*=\\s*[\"']?https?://[^\"'>\\s?]{1,300}\\?[^\"'>\\s]{0,200}=\\s*"
                    + BLANK
                    + "|url\\(\\s*[\"']?https?://[^)\\s?]{1,300}\\?[^)\\s]{0,200}=\\s*" + BLANK
                    + "|\\b(?:nslookup|dig|ping|host) [^\\n]{0,40}(?:\\$\\(|[{<\\[]\\w|`)[^\\n]{1,80}[)}>\\]`]\\.[a-z0-9-]+\\.[a-z]{2,}"
                    + "|\\bhttps?://(?:\\$\\{?|[{<\\[(])[\\w .-]{0,20}(?:data|secret|password|conversation|history|token|message|encoded|base64|hex|content|query|payload)[\\w .-]{0,20}[}>\\])]?\\.[a-z0-9-]+\\.[a-z]{2,}"
                    + "|\\b(?:encode|put|place|prepend|embed|include|use|hex|base32)\\b[^.!?\\n]{0,80}\\b(?:as|in|into) (?:a |the )?(?:sub-?domain|host ?name|dns (?:name|query|label|lookup))\\b");
    private static final Pattern NAMED_LINK = Pattern.compile(
            "(?:^|\\n)\\s*\\[[^\\]]{1,80}\\]:\\s*<?https?://[^>\\s?]{1,300}\\?[^>\\s]{0,200}=\\s*[\\[{<$(]|<https?://[^>\\s?]{1,300}\\?[^>\\s]{0,200}=\\s*[\\[{$(]");
    private static final Pattern REPLY = Pattern.compile(
            "\\b(?:your|the) (?:\\w+ )?(?:response|answer|reply|output|message|summary)|\\breplac\\w+|\\bencod\\w+|\\bbase64\\b|\\bwhere \\w+ is\\b");
    private static final Pattern LINK = Pattern.compile(
            "(?:^|[^!])\\[[^\\]]{0,200}\\]\\(\\s*https?://[^)\\s?]{1,300}\\?[^)\\s]{0,200}=\\s*[\\[{<$]");
    private static final String CARGO =
            "(?:conversation|messages?|chat|history|secrets?|passwords?|credentials?|(?:api|access)[ _-]?(?:keys?|tokens?)|e-?mails?|contents?|user'?s?|context|answer|response|personal|system prompt|files?|base64|data)";
    private static final Pattern APPEND = Pattern.compile(
            "\\b(?:append|add|attach|include|insert|embed|encode|concatenate|put|place|replac\\w+|substitut\\w+)\\b[^.!?\\n]{0,120}\\b"
                    + CARGO
                    + "\\b[^.!?\\n]{0,80}\\b(?:to|in|into|as|at the end of|within|onto)\\b[^.!?\\n]{0,40}(?:\\burl|\\blink\\b|query (?:string|parameter)|\\bpath\\b|https?:)"
                    + "|https?://\\S{1,300}\\s+followed by\\b[^.!?\\n]{0,80}\\b" + CARGO
                    + "|https?://\\S{1,300}[?&]\\w+=\\S{0,80}[^\\n]{0,80}\\b(?:replac|substitut|fill)\\w*\\b[^\\n]{0,80}\\b"
                    + CARGO
                    + "|\\b(?:open|visit|call|fetch|request|load|get|browse)\\b[^.!?\\n]{0,80}https?://\\S{0,300}\\{(?:\\w*(?:data|secret|password|conversation|history|token)\\w*)\\}");

    @Override
    public String code() {
        return "text.exfiltration.url";
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
        return channel != Channel.SYSTEM;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        boolean stranger = Channels.data(passage.channel()) || passage.channel() == Channel.MODEL;
        Severity grave = stranger ? Severity.HIGH : Severity.MEDIUM;
        boolean asked = stranger || passage.has(REPLY);
        return passage.find(IMAGE)
                .map(place -> passage.match(place, asked ? Severity.HIGH : Severity.MEDIUM, 0.85))
                .or(() -> passage.find(RESOURCE).map(place -> passage.match(place, grave, 0.8)))
                .or(() -> passage.find(APPEND).map(place -> passage.match(place, grave, 0.85)))
                .or(() -> passage.find(NAMED_LINK)
                        .map(place -> passage.match(place, passage.has(REPLY) ? grave : Severity.MEDIUM, 0.6)))
                .or(() -> passage.find(LINK).map(place -> passage.match(place, Severity.MEDIUM, 0.5)));
    }
}
