package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A way around a screen, as a file in {@code corpus/bypass} tells it: a title, a line that says whether rules see it,
 * an attack and an honest twin.
 *
 * @param note {@code rules} where rules see the attack; else why not and who is asked instead
 */
record BypassClass(String title, String note, Sample attack, Sample benign) {

    record Sample(Channel channel, String text) {}

    static List<BypassClass> all() {
        Path folder = Corpus.root().resolve("corpus").resolve("bypass");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(BypassClass::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + folder + "` not read", e);
        }
    }

    private static BypassClass read(Path file) {
        try {
            String[] parts = Files.readString(file).split("(?m)^## ", -1);
            String[] head = parts[0].strip().split("\n", -1);
            String note = head[1].startsWith("not by rules: ") ? head[1].substring(14) : head[1];
            return new BypassClass(head[0].substring(2), note, sample(parts[1]), sample(parts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` not read", e);
        }
    }

    private static Sample sample(String part) {
        int line = part.indexOf('\n');
        String channel = part.substring(part.indexOf(' ') + 1, line).strip();
        return new Sample(
                Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                part.substring(line + 1).stripTrailing());
    }

    boolean caughtByRules() {
        return note.equals("rules");
    }

    @Override
    public String toString() {
        return title;
    }
}
