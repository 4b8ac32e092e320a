package dev.agentfirewall.langchain4j.mcp.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers' process over HTTP, and the command that starts one over standard streams. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the process, and waits until it listens. */
    public static ServerProcess http() {
        try {
            Process process = new ProcessBuilder(command("http"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new ServerProcess(process, Integer.parseInt(String.valueOf(said.readLine())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command of a process that plays {@code role} over its standard streams. */
    public static String[] stdio(String role) {
        return command("stdio", role);
    }

    private static String[] command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                ServerMain.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command.toArray(String[]::new);
    }

    /** What the process needs, and no more: it starts the sooner. */
    private static String classPath() {
        return Stream.of(ServerMain.class, ObjectMapper.class, JsonParser.class, JsonProperty.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where {@code role} is played. */
    public String url(String role) {
        return "http://127.0.0.1:" + port + "/" + role;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
