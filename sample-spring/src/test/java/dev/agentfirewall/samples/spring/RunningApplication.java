package dev.agentfirewall.samples.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The application, started once for a class on a port of its own, with an obedient model behind it; mailbox and model are emptied before each test. */
final class RunningApplication implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private @Nullable Path folder;
    private @Nullable ObedientModel model;
    private @Nullable ConfigurableApplicationContext application;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("mail-assistant");
        model = new ObedientModel();
        application = SpringApplication.run(
                MailAssistantApplication.class,
                "--server.port=0",
                "--model.url=" + model.url(),
                "--agent-firewall.audit.directory=" + audit(),
                "--agent-firewall.scanner.tier=rules");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        mailbox().empty();
        model().forget();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Objects.requireNonNull(application).close();
        model().close();
        FileSystemUtils.deleteRecursively(folder);
    }

    Mailbox mailbox() {
        return Objects.requireNonNull(application).getBean(Mailbox.class);
    }

    ObedientModel model() {
        return Objects.requireNonNull(model);
    }

    Path audit() {
        return Objects.requireNonNull(folder).resolve("audit");
    }

    /** A question to the assistant; everybody's password is their name, and nobody sends none. */
    HttpResponse<String> post(@Nullable String user, String question) throws Exception {
        return sent(
                user, request("/chat").POST(BodyPublishers.ofString(question)).header("Content-Type", "text/plain"));
    }

    HttpResponse<String> get(@Nullable String user, String path) throws Exception {
        return sent(user, request(path));
    }

    private HttpRequest.Builder request(String path) {
        String port = Objects.requireNonNull(application).getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> sent(@Nullable String user, HttpRequest.Builder request) throws Exception {
        if (user != null) {
            byte[] login = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
