package dev.agentfirewall.langchain4j.mcp.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/** The command that starts a server built with the SDK, with what it needs and no more. */
public final class SdkServer {
    private SdkServer() {}

    /** A process that plays {@code role}. */
    public static String[] command(String role) {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            SdkServerMain.class.getName(),
            role
        };
    }

    private static String classPath() {
        return Stream.of(
                        SdkServerMain.class,
                        McpServer.class,
                        JacksonMcpJsonMapper.class,
                        ObjectMapper.class,
                        JsonParser.class,
                        JsonProperty.class,
                        SchemaRegistry.class,
                        Mono.class,
                        Publisher.class,
                        Logger.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
