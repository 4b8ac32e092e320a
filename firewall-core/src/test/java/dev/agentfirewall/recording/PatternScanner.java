package dev.agentfirewall.recording;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds mail addresses anywhere, passwords after the word, and cannot read to its end what says so. */
final class PatternScanner implements Scanner {
    private static final Pattern MAIL = Pattern.compile("[a-z.]+@[a-z]+\\.example");
    private static final Pattern PASSWORD = Pattern.compile("(?<=password(?:: |\":\"))\\w+");

    @Override
    public ScanReport scan(String text, Channel channel) {
        List<Finding> found = new ArrayList<>();
        find("pii.email", MAIL, text, found);
        find("secret.password", PASSWORD, text, found);
        return text.contains("ENDLESS")
                ? new ScanReport.Incomplete(found, "scan.limit")
                : new ScanReport.Complete(found);
    }

    private static void find(String rule, Pattern pattern, String text, List<Finding> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new Finding(rule, Severity.LOW, new Span(matcher.start(), matcher.end()), 1));
        }
    }

    @Override
    public String name() {
        return "patterns";
    }
}
