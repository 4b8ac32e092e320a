package dev.agentfirewall.output;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an address is followed, told by what stands before it: Markdown, HTML, SVG, CSS, LaTeX, BBCode, AsciiDoc, reStructuredText, Textile and wiki
 * text. Where a reader could load it without a click, it does.
 */
final class Contexts {
    private static final int NEAR = 200;
    private static final int TAG = 2_000;
    private static final int WORDS = 1_000;
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^[ \\t>*+-]{0,12}\\[([^\\]\\n]{1,300})\\]:[ \\t]{0,8}\\n?[ \\t]{0,8}<?");
    private static final Pattern LOADS = Pattern.compile(
            "(?:(?<![.\\w])url\\(\\s*[\"']?|@import\\s+[\"']?|image-set\\(\\s*[\"']?|\\[img[^\\]]{0,40}\\]|\\\\includegraphics(?:\\[[^\\]]{0,100}\\])?\\{|\\\\input\\{"
                    + "|\\bimage::?|\\bfigure::?\\s*|\\bimage::\\s*|video::?|audio::?|iframe::?|!\\[\\[|(?:^|\\s)!|include::|\\[\\[(?:file|image|datei|fichier):)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLLOWS = Pattern.compile(
            "(?:<|\\[|\\[\\[|\\[url=?[\"']?\\]?|\\\\(?:href|url)\\{|\\bclick\\s+\\S{1,40}\\s+(?:href\\s+)?[\"']?|link:)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([A-Za-z_:@][A-Za-z0-9_:.-]{0,60})\\s{0,8}=\\s{0,8}[\"']?[^\"'=<>]{0,400}$");
    private final String text;
    private final Map<String, Integer> definitions = new HashMap<>();
    private final Map<Integer, Boolean> defining = new HashMap<>();

    Contexts(String text) {
        this.text = text;
        Matcher definition = text.contains("]:") ? DEFINITION.matcher(text) : null;
        while (definition != null && definition.find() && definitions.size() < LinkFinder.MOST) {
            definitions.putIfAbsent(label(definition.group(1)), definition.end());
            defining.put(definition.end(), true);
        }
    }

    /** Where the target of a reference stands; empty where it has none here. */
    Optional<Integer> definition(String label) {
        return Optional.ofNullable(definitions.get(label(label)));
    }

    private static String label(String written) {
        return written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    Ways before(int start) {
        if (defining.containsKey(start)) {
            return Ways.FOLLOW;
        }
        String near = text.substring(Math.max(0, start - NEAR), start);
        int place = near.endsWith("<") ? start - 1 : start;
        int bracket = place - 1;
        while (bracket >= 0 && bracket > place - 10 && text.charAt(bracket) <= ' ') {
            bracket--;
        }
        if (bracket > 0 && text.charAt(bracket) == '(' && text.charAt(bracket - 1) == ']') {
            return image(bracket - 1) ? Ways.LOAD : Ways.FOLLOW;
        }
        Optional<Ways> tagged = near.indexOf('=') >= 0 || near.indexOf('<') >= 0 ? attribute(start) : Optional.empty();
        if (tagged.isPresent()) {
            return tagged.get();
        }
        if (LOADS.matcher(near).find()) {
            return Ways.LOAD;
        }
        return FOLLOWS.matcher(near).find() ? Ways.FOLLOW : Ways.BARE;
    }

    /** Whether the words in brackets that close at {@code close} are those of an image. */
    private boolean image(int close) {
        int depth = 0;
        for (int i = close; i >= 0 && i > close - WORDS; i--) {
            char c = text.charAt(i);
            if (c == ']') {
                depth++;
            } else if (c == '[' && --depth == 0) {
                return i > 0 && text.charAt(i - 1) == '!';
            }
        }
        return close >= WORDS; // words that long hide where they begin
    }

    /** How an attribute of a tag is followed; empty where the address stands in no tag. */
    private Optional<Ways> attribute(int start) {
        int from = Math.max(0, start - TAG);
        int open = text.lastIndexOf('<', start - 1);
        if (open < from || open + 1 >= start) {
            return Optional.empty();
        }
        int close = text.lastIndexOf('>', start - 1);
        char first = text.charAt(open + 1);
        if ((close > open && !quoted(open, start))
                || !(Character.isLetter(first) || first == '!' || first == '?' || first == '/')) {
            return Optional.empty();
        }
        Matcher attribute = ATTRIBUTE.matcher(text.substring(Math.max(open, start - NEAR * 2), start));
        String tag = tag(open + 1);
        if (!attribute.find()) {
            return Tags.known(tag) ? Optional.of(Ways.LOAD) : Optional.empty(); // in a tag, and who knows where
        }
        String name = attribute.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("xmlns") || name.endsWith("schemalocation")) {
            return Optional.of(Ways.CODE); // a name in the form of an address
        }
        if (!Tags.known(tag) && !Tags.loading(name)) {
            return Optional.empty();
        }
        return Optional.of(Tags.clicked(tag, name) ? Ways.FOLLOW : Ways.LOAD);
    }

    /** Whether a tag that opened is still open, its quotes taken into account. */
    private boolean quoted(int open, int start) {
        char quote = 0;
        for (int i = open; i < start; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return false;
            }
        }
        return true;
    }

    private String tag(int from) {
        int end = from;
        while (end < text.length()
                && end < from + 30
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        return text.substring(from, end).toLowerCase(Locale.ROOT);
    }
}
