package dev.agentfirewall.cli.demo;

/** A part of a longer text, for the audience. */
final class Excerpt {
    private static final int MOST = 400;

    private Excerpt() {}

    /** From {@code start} to the end of {@code end}, with dots where something is left out; the whole text where they are missing. */
    static String of(String text, String start, String end) {
        int from = Math.max(0, text.indexOf(start));
        int to = text.indexOf(end, from);
        int until = to < 0 ? Math.min(text.length(), from + MOST) : to + end.length();
        return (from > 0 ? "… " : "") + text.substring(from, until) + (until < text.length() ? " …" : "");
    }
}
