package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The cases in {@code corpus/}: a file for each code, a case after each line {@code ## channel}. */
final class Corpus {
    private Corpus() {}

    record Case(String code, int number, Channel channel, String text) {
        @Override
        public String toString() {
            return code + " " + number + " (" + channel.word() + ")";
        }
    }

    static List<Case> attack() {
        return cases("attack");
    }

    static List<Case> benign() {
        return cases("benign");
    }

    static Path root() {
        Path up = Path.of("").toAbsolutePath();
        while (up != null && !Files.isDirectory(up.resolve("corpus").resolve("attack"))) {
            up = up.getParent();
        }
        if (up == null) {
            throw new IllegalStateException("`corpus/attack` not found above the working folder");
        }
        return up;
    }

    private static List<Case> cases(String kind) {
        try (Stream<Path> files = Files.list(root().resolve("corpus").resolve(kind))) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new IllegalStateException("corpus not read", e);
        }
    }

    private static List<Case> read(Path file) {
        String code = file.getFileName().toString().replaceFirst("\\.txt$", "");
        List<Case> cases = new ArrayList<>();
        try {
            for (String part : Files.readString(file).split("(?m)^## ", -1)) {
                int line = part.indexOf('\n');
                if (line > 0) {
                    Channel channel =
                            Channel.valueOf(part.substring(0, line).strip().toUpperCase(Locale.ROOT));
                    cases.add(new Case(
                            code,
                            cases.size() + 1,
                            channel,
                            part.substring(line + 1).stripTrailing()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("corpus not read: `" + file + "`", e);
        }
        return cases;
    }
}
