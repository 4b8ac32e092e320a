package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * OPA's own conformance cases as plans, made by {@code policies/conformance-tools} where Go and OPA's Go module are, and
 * kept in {@code .cache} by a digest of what makes them.
 */
final class ConformanceCases {
    private static final String MODULE = "github.com/open-policy-agent/opa@v1.22.2";
    private static final Path TOOL = Path.of("conformance-tools");
    private static final Path CACHE = Path.of("..", ".cache", "opa-conformance");
    private static final JsonReader READER = new JsonReader(new JsonLimits(64 << 20, 2_000, 5_000_000, 100_000));

    private ConformanceCases() {}

    /** The file of cases, empty where they can be neither found nor made. */
    static Optional<Path> find() throws IOException, InterruptedException {
        Path made = CACHE.resolve(digest() + ".jsonl.gz").toAbsolutePath().normalize();
        if (Files.exists(made)) {
            return Optional.of(made);
        }
        Optional<Path> cases = casesOfModule();
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(made.getParent());
        // the flags that OPA itself is built with, so that its packages come from Go's build cache
        run(List.of("go", "run", "-trimpath", ".", cases.get().toString(), made.toString()));
        return Optional.of(made);
    }

    static Stream<ConformanceCase> read(Path file) throws IOException {
        InputStream unzipped = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines = new BufferedReader(new InputStreamReader(unzipped, StandardCharsets.UTF_8));
        return lines.lines().map(ConformanceCases::parse).onClose(() -> close(lines));
    }

    private static ConformanceCase parse(String line) {
        try {
            return new ConformanceCase((Json.Obj) READER.read(line));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(line.substring(0, Math.min(120, line.length())), e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> casesOfModule() throws InterruptedException {
        try {
            Path cases = Path.of(run(List.of("go", "env", "GOMODCACHE")).strip(), MODULE, "v1/test/cases/testdata");
            return Files.isDirectory(cases) ? Optional.of(cases) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no Go here
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(TOOL.toFile());
        builder.environment().put("CGO_ENABLED", "0");
        File errors = File.createTempFile("conformance", ".txt");
        Process process = builder.redirectError(errors).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + Files.readString(errors.toPath()));
        }
        return output;
    }

    private static String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String source : List.of("main.go", "go.mod", "go.sum")) {
                digest.update(Files.readAllBytes(TOOL.resolve(source)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
