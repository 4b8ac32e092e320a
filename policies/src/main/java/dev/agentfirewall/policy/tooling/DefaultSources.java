package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the default rules are compiled from, as it comes with this library, held to the digests that the build wrote down. */
final class DefaultSources {
    private static final String HOME = "/dev/agentfirewall/policy/";
    private static final String REGO = "src/main/rego/";
    private static final String TEST_REQUESTS = "agent/testing/request_test.rego";
    private static final List<String> SCHEMAS = List.of("request.json", "settings.json", "answer.json");
    private static final List<String> LINTS =
            List.of("lint.rego", "listed.rego", "negation.rego", "roots.rego", "shape.rego");

    private DefaultSources() {}

    /** Every file that goes into the bundle, by its path below the folder that holds {@code agent}. */
    static SortedMap<String, byte[]> rego() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        text("bundle/SOURCES.sha256").lines().forEach(line -> {
            String path = line.substring(66);
            if (path.startsWith(REGO)) {
                String name = path.substring(REGO.length());
                files.put(name, checked(name, line.substring(0, 64)));
            }
        });
        return files;
    }

    private static byte[] checked(String name, String digest) {
        byte[] bytes = bytes("rego/" + name);
        if (!Digest.of(bytes).hex().equals(digest)) {
            throw new PolicyToolException("default rule `" + name + "` is not the one that the bundle was built from;"
                    + " build this library again");
        }
        return bytes;
    }

    /** Lays out {@code rego}, {@code schema}, {@code lint} and {@code capabilities.json} in a folder. */
    static void copyTo(Path folder) throws IOException {
        for (var file : rego().entrySet()) {
            write(folder.resolve("rego").resolve(file.getKey()), file.getValue());
        }
        write(folder.resolve("rego").resolve(TEST_REQUESTS), bytes("rego/" + TEST_REQUESTS));
        for (String name : SCHEMAS) {
            write(folder.resolve("schema").resolve(name), bytes("schema/" + name));
        }
        for (String name : LINTS) {
            write(folder.resolve("lint").resolve(name), bytes("lint/" + name));
        }
        write(folder.resolve("capabilities.json"), bytes("capabilities.json"));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, bytes);
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = DefaultSources.class.getResourceAsStream(HOME + name)) {
            if (in == null) {
                throw new PolicyToolException("resource `" + name + "` is missing; build this library again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PolicyToolException("resource `" + name + "` cannot be read", e);
        }
    }
}
