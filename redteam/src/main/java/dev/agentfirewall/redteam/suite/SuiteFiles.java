package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.redteam.run.MalformedRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where suites are kept: a folder for each, and beside them the wordings. */
public interface SuiteFiles {
    /** What the wordings are kept in. */
    String WORDINGS = "wordings.yaml";

    /** The suites there, sorted. */
    List<String> names() throws MalformedRunException;

    /** The bytes of the file at {@code path}, relative to the place; empty when there is none. */
    Optional<byte[]> bytes(String path) throws IOException;

    /** What the file at {@code path} is called in messages. */
    String shown(String path);

    /** The text of the file at {@code path}. */
    default String text(String path) throws MalformedRunException {
        try {
            byte[] bytes = bytes(path).orElseThrow(() -> new MalformedRunException(shown(path), 0, "is not there"));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRunException(shown(path), 0, "is not UTF-8");
        } catch (IOException e) {
            throw new MalformedRunException(shown(path), 0, "cannot be read");
        }
    }

    /** The suites that come with the firewall. */
    static SuiteFiles shipped() {
        return new SuiteFiles() {
            @Override
            public List<String> names() {
                return Stream.of("bank", "chat", "forge", "household")
                        .filter(name -> SuiteFiles.class.getResource(name + "/tasks.yaml") != null)
                        .toList();
            }

            @Override
            public Optional<byte[]> bytes(String path) throws IOException {
                try (InputStream in = SuiteFiles.class.getResourceAsStream(path)) {
                    return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
                }
            }

            @Override
            public String shown(String path) {
                return path;
            }
        };
    }

    /** The suites in {@code folder}: whatever folder of it holds tasks. */
    static SuiteFiles in(Path folder) {
        return new SuiteFiles() {
            @Override
            public List<String> names() throws MalformedRunException {
                try (Stream<Path> folders = Files.list(folder)) {
                    return folders.filter(each -> Files.exists(each.resolve("tasks.yaml")))
                            .map(each -> String.valueOf(each.getFileName()))
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    throw new MalformedRunException(folder.toString(), 0, "cannot be read as a folder of suites");
                }
            }

            @Override
            public Optional<byte[]> bytes(String path) throws IOException {
                Path file = folder.resolve(path);
                return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            }

            @Override
            public String shown(String path) {
                return folder.resolve(path).toString();
            }
        };
    }
}
