package dev.agentfirewall.samples.tamperedaudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What somebody with write access to the log's files can do. */
public final class Tampering {
    private static final String DECISION = "\"decision\":\"";
    private static final String DENIAL = DECISION + "deny";

    private Tampering() {}

    /** Changes one byte of a decision in {@code file}, of a denial where there is one, as who wants to hide it would. */
    public static void changeAByte(Path file) throws IOException {
        // One byte a character, so that no other byte changes on the way.
        StringBuilder log = new StringBuilder(Files.readString(file, StandardCharsets.ISO_8859_1));
        int denial = log.indexOf(DENIAL);
        int decision = denial < 0 ? log.indexOf(DECISION) : denial;
        if (decision < 0) {
            throw new IllegalArgumentException("there is no decision in this log");
        }
        int first = decision + DECISION.length();
        log.setCharAt(first, Character.toUpperCase(log.charAt(first)));
        Files.writeString(file, log, StandardCharsets.ISO_8859_1);
    }
}
