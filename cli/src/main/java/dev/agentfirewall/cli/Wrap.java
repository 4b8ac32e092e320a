package dev.agentfirewall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks words into lines that fit. */
public final class Wrap {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]");

    private Wrap() {}

    /** {@code text} without what steers a terminal or turns writing round: what a model says is a stranger's word here, too. */
    public static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\ufffd");
    }

    /** {@code text} in lines of at most {@code width} characters; a word that is longer is cut. White space becomes one space. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String given : printable(text).strip().split("\\s+", -1)) {
            String word = given;
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (; word.length() > width; word = word.substring(width)) {
                lines.add(word.substring(0, width));
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@code text} on one line of at most {@code width} characters, with an ellipsis where it was cut. */
    public static String shorten(String text, int width) {
        String line = printable(text).strip().replaceAll("\\s+", " ");
        return line.length() <= width
                ? line
                : line.substring(0, Math.max(0, width - 1)).stripTrailing() + "…";
    }
}
