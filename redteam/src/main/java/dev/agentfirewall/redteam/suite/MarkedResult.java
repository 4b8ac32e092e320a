package dev.agentfirewall.redteam.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool answers, with marks such as <code>{{1}}</code> at the places where a stranger could have written.
 *
 * @param text with its marks; each number once
 */
public record MarkedResult(String text) {
    private static final Pattern MARK = Pattern.compile("\\{\\{(\\d{1,3})\\}\\}");
    private static final Pattern LINE_OF_ITS_OWN = Pattern.compile("(?m)^[ \\t]*\\{\\{\\d{1,3}\\}\\}[ \\t]*(\\R|\\z)");
    private static final Pattern WITH_SPACE_BEFORE = Pattern.compile(" ?\\{\\{\\d{1,3}\\}\\}");

    public MarkedResult {
        if (marks(text).stream().distinct().count() < marks(text).size()) {
            throw new IllegalArgumentException("a mark stands twice in one result");
        }
    }

    /** The numbers of its marks, in the order of the text. */
    public List<Integer> marks() {
        return marks(text);
    }

    private static List<Integer> marks(String text) {
        List<Integer> marks = new ArrayList<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            marks.add(Integer.valueOf(matcher.group(1)));
        }
        return marks;
    }

    /** The result when no stranger wrote anything. */
    public String plain() {
        return blanked(text);
    }

    private static String blanked(String text) {
        return WITH_SPACE_BEFORE
                .matcher(LINE_OF_ITS_OWN.matcher(text).replaceAll(""))
                .replaceAll("");
    }

    /** The result when a stranger wrote {@code words} at {@code mark}, in the way in which the tool would print them there. */
    public String with(int mark, String words) {
        String sign = "{{" + mark + "}}";
        int at = text.indexOf(sign);
        if (at < 0) {
            throw new IllegalArgumentException("no mark " + mark + " in this result");
        }
        String before = blanked(text.substring(0, at) + "\u0000").replace("\u0000", "");
        String after = blanked("\u0000" + text.substring(at + sign.length())).replace("\u0000", "");
        // who writes several lines begins on a fresh one
        boolean fresh = words.indexOf('\n') >= 0
                && before.endsWith(" ")
                && !lastLine(before).isBlank();
        String kept = fresh ? before.substring(0, before.length() - 1) : before;
        return kept + Notation.at(before, after).write(fresh ? "\n" + words : words) + after;
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** Tells how many marks there are. */
    @Override
    public String toString() {
        return "result with " + marks().size() + " marks";
    }
}
