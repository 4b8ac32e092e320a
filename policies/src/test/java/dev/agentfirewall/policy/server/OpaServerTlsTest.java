package dev.agentfirewall.policy.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.policy.BadAnswers;
import dev.agentfirewall.policy.TestRequests;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a server whose certificate is trusted, and is for its name, is told anything. */
class OpaServerTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpsServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KeyStore keys;

    private int asked;

    @BeforeEach
    void start() throws Exception {
        keys = certificateFor("san=dns:localhost");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        byte[] permit = ("{\"result\": " + BadAnswers.PERMIT + "}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            asked++;
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, permit.length);
            exchange.getResponseBody().write(permit);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void decide_trustedServer_isAsked() throws Exception {
        assertThat(decide(at("localhost").tls(context(keys)))).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void decide_serverThatNobodyVouchesFor_isNotAsked() {
        assertThat(decide(at("localhost"))).isEqualTo(Decision.indeterminate("policy.unreachable"));
        assertThat(asked).isZero();
    }

    @Test
    void decide_certificateForAnotherName_isNotAsked() throws Exception {
        assertThat(decide(at("127.0.0.1").tls(context(keys)))).isEqualTo(Decision.indeterminate("policy.unreachable"));
        assertThat(asked).isZero();
    }

    private OpaServer.Builder at(String host) {
        return OpaServer.at(
                        URI.create("https://" + host + ":" + server.getAddress().getPort()))
                .connectTimeout(Duration.ofSeconds(20))
                .requestTimeout(Duration.ofSeconds(20));
    }

    private static Decision decide(OpaServer.Builder server) {
        return new OpaServerPolicyDecisionPoint(server.build())
                .decide(TestRequests.search())
                .decision();
    }

    /** The JDK has no interface for making certificates, but it has a program. */
    private KeyStore certificateFor(String names) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "opa",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=opa",
                        "-ext",
                        names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** One that has the key and trusts its certificate. */
    private static SSLContext context(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("opa", keys.getCertificate("opa"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
