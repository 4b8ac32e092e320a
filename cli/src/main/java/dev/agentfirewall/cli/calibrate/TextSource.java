package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.cli.Channels;
import dev.agentfirewall.cli.JsonLines;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts in files: {@code .jsonl} holds one a line, {@code .txt} is one. A line names its channel, or the nearest folder
 * below the given one that is called like a channel does, or the caller. Links are not followed.
 */
final class TextSource {
    private static final long LONGEST = 64L << 20;

    private final @Nullable Channel otherwise;
    private int passedOver;

    /** @param otherwise the channel of texts for which neither their line nor a folder names one */
    TextSource(@Nullable Channel otherwise) {
        this.otherwise = otherwise;
    }

    /** How many files in folders were neither kind. */
    int passedOver() {
        return passedOver;
    }

    /**
     * Reads a file, or every file below a folder in the order of their paths.
     *
     * @throws UnreadableFileException when something cannot be read
     * @throws WrongUseException when a channel is missing, or the file is of another kind
     */
    void read(Path given, Consumer<Text> to) {
        if (!Files.isDirectory(given)) {
            if (!known(given)) {
                throw new WrongUseException("`" + given + "`: a folder, a `.jsonl` or a `.txt` file is expected");
            }
            file(given, otherwise, to);
            return;
        }
        for (Path file : below(given)) {
            if (known(file)) {
                file(file, folderChannel(given, file).orElse(otherwise), to);
            } else {
                passedOver++;
            }
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder);
        }
    }

    private static Optional<Channel> folderChannel(Path top, Path file) {
        for (Path at = file.getParent(); at != null && !at.equals(top); at = at.getParent()) {
            Optional<Channel> named = Channels.named(String.valueOf(at.getFileName()));
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static boolean known(Path file) {
        return file.toString().endsWith(".jsonl") || file.toString().endsWith(".txt");
    }

    private static void file(Path file, @Nullable Channel channel, Consumer<Text> to) {
        if (file.toString().endsWith(".jsonl")) {
            lines(file, channel, to);
        } else if (channel == null) {
            throw new WrongUseException(
                    "`" + file + "`: on which channel? Give `--channel`, or put it into a folder named "
                            + Channels.words().replaceFirst(", (?=[^,]*$)", " or "));
        } else {
            to.accept(new Text(whole(file), channel));
        }
    }

    private static String whole(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new UnreadableFileException(file.toString(), "the text is longer than " + LONGEST + " bytes");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file.toString(), "the text is not valid UTF-8");
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static void lines(Path file, @Nullable Channel channel, Consumer<Text> to) {
        try (InputStream in = Files.newInputStream(file)) {
            JsonLines lines = new JsonLines(file.toString(), in);
            for (Optional<Json.Obj> line = lines.next(); line.isPresent(); line = lines.next()) {
                to.accept(text(lines, line.get(), channel));
            }
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static Text text(JsonLines lines, Json.Obj line, @Nullable Channel otherwise) {
        if (line.get("text").orElse(Json.NULL) instanceof Json.Str text) {
            return new Text(text.value(), channel(lines, line.get("channel"), otherwise));
        }
        throw lines.wrong("`text` is missing; give a string");
    }

    private static Channel channel(JsonLines lines, Optional<Json> named, @Nullable Channel otherwise) {
        if (named.isPresent()) {
            return Optional.of(named.get())
                    .filter(Json.Str.class::isInstance)
                    .flatMap(word -> Channels.named(((Json.Str) word).value()))
                    .orElseThrow(() -> lines.wrong("`channel` is none of " + Channels.words()));
        }
        if (otherwise == null) {
            throw lines.wrong("`channel` is missing; give it here, or `--channel` for all");
        }
        return otherwise;
    }

    private static UnreadableFileException unreadable(Path file) {
        return new UnreadableFileException(
                file.toString(), "cannot be opened; is there such a file, and may you read it?");
    }
}
