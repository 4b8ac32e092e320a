package dev.agentfirewall.faults;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What the host is told by an exception: all of it, causes and stack traces included. */
final class Refusal {
    private Refusal() {}

    static Seen seen(String what, Throwable e) {
        return new Seen(what + " " + e.getClass().getSimpleName(), List.of(text(e)));
    }

    static String text(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
