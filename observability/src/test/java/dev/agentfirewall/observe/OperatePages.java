package dev.agentfirewall.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies in {@code docs/operate}. */
final class OperatePages {
    static final Path FOLDER = Path.of("..", "docs", "operate");

    private OperatePages() {}

    static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
