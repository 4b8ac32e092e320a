package dev.agentfirewall.faults;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicyBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bundles made by hand: out of the default rules, and out of a policy that answers whatever its data says. */
final class Bundles {
    private static final Path ECHO =
            Path.of("..", "policies", "src", "test", "resources", "bundles", "unsigned.tar.gz");

    private Bundles() {}

    /** A policy that answers {@code answer} to everything. */
    static PolicyBundle answering(String answer) {
        return trusted(echo("{\"settings\":{\"answer\":" + answer + "}}"));
    }

    /** A policy with nothing to say. */
    static PolicyBundle silent() {
        return trusted(echo("{\"settings\":{}}"));
    }

    static byte[] echo(String data) {
        return packed(Map.of("plan.json", CanonicalJson.bytes(echo().plan()), "data.json", bytes(data)));
    }

    private static PolicyBundle echo() {
        try {
            return trusted(Files.readAllBytes(ECHO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the default rules, to be changed. */
    static Map<String, byte[]> defaultFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("plan.json", CanonicalJson.bytes(DefaultPolicy.bundle().plan()));
        files.put("data.json", CanonicalJson.bytes(DefaultPolicy.bundle().data()));
        return files;
    }

    /** Believed because its digest is the one that it has. */
    static PolicyBundle trusted(byte[] packed) {
        return PolicyBundle.of(packed, BundleTrust.pinned(Digest.of(packed)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] json(Json json) {
        return CanonicalJson.bytes(json);
    }

    /** A gzipped tar archive of {@code files}, as {@code opa build} writes it. */
    static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        files.forEach((name, content) -> entry(tar, name, content));
        return gzipped(tar);
    }

    static void entry(ByteArrayOutputStream tar, String name, byte[] content) {
        tar.writeBytes(header(name, content.length));
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    /** A plan of a hundred million zeros, which pack well. */
    static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(header("plan.json", 100 * 1_000_000));
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1_000_000]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Ends the archive and packs it. */
    static byte[] gzipped(ByteArrayOutputStream tar) {
        tar.writeBytes(new byte[1024]);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            tar.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] header(String name, int size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000600\0");
        put(header, 124, String.format("%011o", size));
        put(header, 257, "ustar\00000");
        header[156] = '0';
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
