package dev.agentfirewall.policy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real OPA, where {@code policies/install-opa} has put it or the path has it; tests that want it are skipped elsewhere. */
public final class RealOpa implements AutoCloseable {
    private static final String VERSION = "1.22.2";
    private static final String MISSING = "no opa here: run policies/install-opa";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;

    private RealOpa(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Skips the test where there is no OPA. */
    public static Path required() {
        Optional<Path> found = find();
        assumeTrue(found.isPresent(), MISSING);
        return found.orElseThrow();
    }

    private static Optional<Path> find() {
        Path root = Path.of("").toAbsolutePath().resolveSibling("");
        String cache =
                Optional.ofNullable(System.getenv("AGENT_FIREWALL_CACHE")).orElse(root + "/.cache");
        Stream<Path> installed = Stream.of(Path.of(cache, "opa", VERSION, "opa"));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> onPath = Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "opa"));
        return Stream.concat(installed, onPath).filter(Files::isExecutable).findFirst();
    }

    /** Runs {@code opa} to its end in {@code folder}. */
    public static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = process(folder, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("opa " + String.join(" ", arguments) + ": " + said);
        }
    }

    /** A server on loopback that has loaded {@code what}. */
    public static RealOpa serve(Path folder, String... what) throws IOException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "run", "--server", "--skip-version-check", "--log-level", "debug", "--addr", "127.0.0.1:" + port));
        arguments.addAll(List.of(what));
        Process process = process(folder, arguments.toArray(String[]::new));
        RealOpa opa = new RealOpa(process, URI.create("http://127.0.0.1:" + port));
        opa.awaitReady();
        return opa;
    }

    private static Process process(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(required().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    // It says so itself; what it says later must be read too, or it would stop on a full pipe.
    private void awaitReady() throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Server initialized.")) {
                drain(log);
                awaitListening();
                return;
            }
        }
        throw new IOException("opa did not start: " + said);
    }

    private static void drain(BufferedReader log) {
        Thread thread = new Thread(() -> readAll(log), "opa-log");
        thread.setDaemon(true);
        thread.start();
    }

    private static void readAll(BufferedReader log) {
        try (log) {
            log.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // it was stopped
        }
    }

    private void awaitListening() throws IOException {
        while (process.isAlive()) {
            try {
                send(HttpRequest.newBuilder(address.resolve("/health")).GET());
                return;
            } catch (java.net.ConnectException e) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("opa ended");
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Sets a document, such as {@code /v1/data/settings/answer}. */
    public void put(String path, String json) throws IOException {
        send(HttpRequest.newBuilder(address.resolve(path)).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Takes a document away. */
    public void delete(String path) throws IOException {
        send(HttpRequest.newBuilder(address.resolve(path)).DELETE());
    }

    private static void send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new UncheckedIOException(new IOException(response.statusCode() + ": " + response.body()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
