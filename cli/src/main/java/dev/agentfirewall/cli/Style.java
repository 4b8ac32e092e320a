package dev.agentfirewall.cli;

/** How a terminal shows words. Without colours the words stand alone, so they must say everything themselves. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    BOLD_RED("1;31"),
    BOLD_GREEN("1;32"),
    BOLD_YELLOW("1;33");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** {@code words} in this style, or as they are when {@code colours} is false. */
    public String of(String words, boolean colours) {
        return !colours || code.isEmpty() ? words : "\u001b[" + code + "m" + words + "\u001b[0m";
    }
}
