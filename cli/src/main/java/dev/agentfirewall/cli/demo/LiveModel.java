package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.WrongUseException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which server's model plays in the demo. */
final class LiveModel {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int OLLAMA_PORT = 11434;

    @Option(names = "--model", paramLabel = "NAME", description = "A live model plays, instead of the recording.")
    private @Nullable String name;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Its server: http://localhost:11434 for Ollama, …/v1 for what speaks OpenAI's API.")
    private @Nullable String baseUrl;

    @Option(
            names = "--api",
            paramLabel = "openai|ollama",
            description = "What the server speaks; guessed from the URL.")
    private @Nullable String api;

    @Option(
            names = "--api-key-env",
            paramLabel = "VAR",
            description = "The environment variable that holds the server's key.")
    private @Nullable String keyVariable;

    /** The model asked for, empty when none was. */
    Optional<Cast> cast(Console console) {
        if (name == null) {
            if (baseUrl != null || api != null || keyVariable != null) {
                throw new WrongUseException("`--base-url`, `--api` and `--api-key-env` go with `--model`");
            }
            return Optional.empty();
        }
        if (baseUrl == null) {
            throw new WrongUseException("`--model` needs `--base-url`, such as `http://localhost:11434`");
        }
        URI server = server(baseUrl);
        ChatModel model = ollama(server) ? ollama(name, baseUrl) : openAi(name, baseUrl, key(console));
        return Optional.of(Cast.live(name + " at " + server.getAuthority(), model));
    }

    private boolean ollama(URI server) {
        if (api == null) {
            return server.getPort() == OLLAMA_PORT && !server.getPath().startsWith("/v1");
        }
        return switch (api) {
            case "ollama" -> true;
            case "openai" -> false;
            default -> throw new WrongUseException("`--api` is `openai` or `ollama`");
        };
    }

    private String key(Console console) {
        if (keyVariable == null) {
            return "none"; // the client insists on one; servers on one's own machine ignore it
        }
        String variable = keyVariable;
        return console.variable(variable)
                .orElseThrow(() -> new WrongUseException("the environment variable `" + variable + "` is not set"));
    }

    private static URI server(String url) {
        try {
            URI server = URI.create(url);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--base-url` is no URL; write it like `http://localhost:11434`");
        }
        throw new WrongUseException("`--base-url` starts with `http://` or `https://` and names a host");
    }

    private static ChatModel openAi(String name, String url, String key) {
        return OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey(key)
                .modelName(name)
                .temperature(0.0)
                .timeout(TIMEOUT)
                .maxRetries(1)
                .build();
    }

    private static ChatModel ollama(String name, String url) {
        return OllamaChatModel.builder()
                .baseUrl(url)
                .modelName(name)
                .temperature(0.0)
                .timeout(TIMEOUT)
                .maxRetries(1)
                .build();
    }
}
