package dev.agentfirewall.output;

import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.rag.normalize.Legible;
import dev.agentfirewall.scan.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every link in a text, whatever language it is written in: each address, and each place where a target stands. It reads the text as its reader
 * would (entities and escapes decoded, full-width forms folded, invisible characters left out), and decides by what stands before an address how
 * it is followed. No parser of Markdown or HTML is asked: those differ, and what one of them makes a link is a link.
 *
 * <p>Linear in the text; at most {@link #MOST} links are told, and {@link Found#whole} says whether that was all.
 */
final class LinkFinder {
    /** Links in one text. */
    static final int MOST = 500;

    /** {@code scheme:} with what follows, or {@code www.}; letters before it make it another word. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9+.-])(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[/\\\\]{1,4}(?=[^\\s/\\\\<>\"'])|mailto:(?=[^\\s<>\"'])|www\\.(?=[^\\s.]))");

    private static final Pattern PLACE = Pattern.compile("(?:\\]\\(\\s{0,8}<?|\\]:[ \\t]{0,8}\\n"
            + "?[ \\t]{0,8}<?|(?i:\\burl\\(\\s{0,8}[\"']?|(?:@import|image-set\\()\\s{0,8}[\"']|\\b(?:src|href|srcset|action|formaction|poster|background|data|ping|cite|longdesc|lowsrc|dynsrc|code|codebase|archive|profile|manifest|icon|from|to|values|content|url|data-src|xlink:href)\\s{0,8}=\\s{0,8}[\"']?|\\\\(?:href|url|includegraphics|input|include)(?:\\[[^\\]\\n"
            + "]{0,100}\\])?\\{|\\[(?:img|url)[^\\]\\n"
            + "]{0,40}\\]|\\[url=[\"']?))");

    private static final Pattern NAME = Pattern.compile(
            "(?<![A-Za-z0-9@/_.%=&?:-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,12}[a-z]{2,24}(?::\\d{1,5})?[/?](?=[^\\s])",
            Pattern.CASE_INSENSITIVE);
    /** A host by itself whose first label holds a number: {@code 8841-220.host.example}. */
    private static final Pattern LABEL = Pattern.compile(
            "(?<![A-Za-z0-9@/_.%=&?:-])[a-z0-9-]{0,40}[0-9][a-z0-9-]{3,40}\\.(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}[a-z]{2,24}(?![A-Za-z0-9-])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IMAGE_USE =
            Pattern.compile("!\\[([^\\]\\n]{0,300})\\](?:\\[([^\\]\\n]{0,300})\\])?(?!\\()");

    private final String original;
    private final CanonicalText legible;
    private final String text;
    private final CodeRegions code;
    private final Contexts contexts;
    private final Ends ends;
    private final Map<Integer, Link> links = new LinkedHashMap<>();
    private boolean whole = true;

    private LinkFinder(String original) {
        this.original = original;
        legible = Legible.of(original);
        text = legible.text();
        code = CodeRegions.of(text);
        contexts = new Contexts(text);
        ends = new Ends(text);
    }

    /**
     * The links of a text.
     *
     * @param links in the order of the text
     * @param whole whether these are all
     */
    record Found(List<Link> links, boolean whole) {}

    static Found in(String original) {
        if (!possible(original)) {
            return new Found(List.of(), true);
        }
        return new LinkFinder(original).find();
    }

    /** Most texts hold no link at all: none of these, no link. Cheaper than reading. */
    private static boolean possible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':'
                    || c == '/'
                    || c == '&'
                    || c == '\\'
                    || c == '='
                    || c >= 0x80
                    || (c == '.' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private Found find() {
        addresses();
        places();
        references();
        names();
        List<Link> inOrder = links.values().stream()
                .sorted(Comparator.comparingInt(link -> link.span().start()))
                .toList();
        return new Found(inOrder, whole);
    }

    private void addresses() {
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (room() && address.find(from)) {
            int start = address.start();
            int end = ends.of(start);
            if (end > start) {
                boolean named = text.startsWith("www.", start) || text.startsWith("WWW.", start);
                String target = text.substring(start, end);
                Optional<Target> read = named ? Optional.of(Target.bare(target)) : Target.read(target);
                read.ifPresent(one -> keep(start, end, way(start), one));
            }
            from = Math.max(end, address.end());
        }
    }

    /** Targets that no scheme shows: {@code //host}, {@code \\host}, {@code javascript:}, {@code data:}. */
    private void places() {
        Matcher place = PLACE.matcher(text);
        while (room() && place.find()) {
            int start = place.end();
            if (start < text.length() && !covered(start)) {
                int end = ends.of(start);
                String target = share(text.substring(start, Math.max(start, end)));
                if (placed(target)) {
                    Target.read(target).ifPresent(one -> keep(start, end, way(start), one));
                }
            }
        }
    }

    /** {@code \\\\host\\share}, of which an escape may have eaten a backslash. */
    private static String share(String target) {
        return target.startsWith("\\") && !target.startsWith("\\\\") && target.indexOf('.') > 0
                ? "\\" + target
                : target;
    }

    private static boolean placed(String target) {
        String head = target.substring(0, Math.min(64, target.length())).strip();
        boolean relative =
                head.startsWith("//") || head.startsWith("\\\\") || head.startsWith("/\\") || head.startsWith("\\/");
        return relative || head.indexOf(':') > 0;
    }

    private void references() {
        Matcher use = IMAGE_USE.matcher(text);
        while (room() && use.find()) {
            String label = use.group(2) == null || use.group(2).isEmpty() ? use.group(1) : use.group(2);
            if (!code.covers(use.start())) {
                contexts.definition(label).ifPresent(this::loads);
            }
        }
    }

    private void loads(int target) {
        links.entrySet().stream()
                .filter(entry -> entry.getKey() >= target && entry.getKey() <= target + 1)
                .toList()
                .forEach(entry -> links.put(
                        entry.getKey(),
                        new Link(
                                Ways.LOAD,
                                entry.getValue().span(),
                                entry.getValue().target())));
    }

    /** {@code host.example/path} in prose: some readers make a link of it, and people copy it. */
    private void names() {
        Matcher label = anchored(LABEL);
        Matcher name = anchored(NAME);
        int dot = text.indexOf('.');
        while (room() && dot >= 0) {
            int start = dot;
            while (start > 0 && joins(text.charAt(start - 1))) {
                start--;
            }
            if (label.region(start, text.length()).lookingAt() && !covered(start) && !code.covers(start)) {
                keep(start, ends.of(start), Ways.BARE, Target.bare(text.substring(start, ends.of(start))));
            }
            if (name.region(start, text.length()).lookingAt() && ends.of(start) > start && !covered(start)) {
                Ways way = code.covers(start) ? Ways.CODE : Ways.BARE;
                keep(start, ends.of(start), way, Target.bare(text.substring(start, ends.of(start))));
            }
            int after = dot + 1;
            while (after < text.length() && joins(text.charAt(after))) {
                after++;
            }
            dot = text.indexOf('.', after);
        }
    }

    private Matcher anchored(Pattern pattern) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** What may stand in one word with a host, or right before one that is none. */
    private static boolean joins(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "@/_.%=&?:-".indexOf(c) >= 0;
    }

    private boolean room() {
        whole &= links.size() < MOST;
        return links.size() < MOST;
    }

    private boolean covered(int at) {
        Span span = legible.original(at, at + 1);
        return links.values().stream().anyMatch(link -> link.span().overlaps(span));
    }

    private void keep(int start, int end, Ways way, Target target) {
        Span span = legible.original(start, end);
        boolean dressed = way != Ways.CODE && Dressed.in(original, span);
        links.putIfAbsent(start, new Link(way, span, dressed ? target.asDisguised() : target));
    }

    private Ways way(int start) {
        return code.covers(start) ? Ways.CODE : contexts.before(start);
    }
}
