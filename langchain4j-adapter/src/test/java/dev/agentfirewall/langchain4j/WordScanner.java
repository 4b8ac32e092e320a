package dev.agentfirewall.langchain4j;

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

/** Flags the words that tests use for what must not be seen. */
final class WordScanner implements Scanner {
    private static final Pattern WORDS = Pattern.compile("SSN123|ATTACK[^.\n]*");

    @Override
    public ScanReport scan(String text, Channel channel) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            findings.add(new Finding("test.word", Severity.HIGH, new Span(matcher.start(), matcher.end()), 1));
        }
        return new ScanReport.Complete(findings);
    }

    @Override
    public String name() {
        return "words";
    }
}
