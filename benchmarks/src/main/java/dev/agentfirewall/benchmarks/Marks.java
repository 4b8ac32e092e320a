package dev.agentfirewall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a result between its marks on a page, and on standard output. */
final class Marks {
    private Marks() {}

    static void write(Path page, String name, String content) throws IOException {
        Pattern place = Pattern.compile("(?s)(<!-- " + name + " -->\n).*?(<!-- end of " + name + " -->)");
        Matcher found = place.matcher(Files.readString(page));
        if (!found.find()) {
            throw new IOException(page + " has no marks for `" + name + "`");
        }
        Files.writeString(page, found.replaceFirst("$1" + Matcher.quoteReplacement(content) + "$2"));
        System.out.print(content);
    }
}
