package dev.agentfirewall.cli;

import dev.agentfirewall.policy.tooling.RuleCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What a reason's code means, in a line for people. */
public final class Reasons {
    private static final Properties WORDS = load();

    private Reasons() {}

    /** The explanation of {@code code}; for a code of somebody's own rules, where to look. */
    public static String explain(String code) {
        if (code.startsWith("call.malformed_")) {
            return "the arguments could be read in more than one way, or not at all";
        }
        String words = WORDS.getProperty(code);
        return words != null
                ? words
                : RuleCatalog.defaults()
                        .ruleOf(code)
                        .map(RuleCatalog.Rule::title)
                        .orElse("a rule of your own; its page tells");
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = Reasons.class.getResourceAsStream("reasons.properties")) {
            if (in == null) {
                throw new IllegalStateException("`reasons.properties` is not on the class path");
            }
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
