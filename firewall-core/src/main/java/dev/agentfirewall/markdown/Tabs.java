package dev.agentfirewall.markdown;

/** Tabs as the blanks that they stand for, four columns apart. */
final class Tabs {
    private static final int STOP = 4;

    private Tabs() {}

    static String expanded(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length() + STOP);
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                out.append(" ".repeat(STOP - out.length() % STOP));
            } else {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }
}
