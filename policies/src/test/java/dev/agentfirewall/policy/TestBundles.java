package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Bundles for tests: those that OPA built, and others taken apart and put together again. */
public final class TestBundles {
    /** For tests that ask what is answered, however busy the machine. */
    public static final PlanLimits PATIENT = new PlanLimits(1_000_000, Duration.ofSeconds(10), 256, 100_000);

    private TestBundles() {}

    /** A bundle beside this class's resources, such as {@code ES256.tar.gz}. */
    public static byte[] resource(String name) {
        try (InputStream in = TestBundles.class.getResourceAsStream("/bundles/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a bundle on disk, by name without a leading slash. */
    public static Map<String, byte[]> unpacked(Path bundle) {
        try {
            return new LinkedHashMap<>(BundleArchive.read(Files.readAllBytes(bundle), BundleLimits.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    /** The files of a bundle that OPA built, to be changed. */
    public static Map<String, byte[]> files(String name) {
        return new LinkedHashMap<>(BundleArchive.read(resource(name), BundleLimits.DEFAULT));
    }

    /** A bundle whose policy answers {@code answer} to everything. */
    public static byte[] answering(Json answer) {
        return withData(Json.object()
                .put("settings", Json.object().put("answer", answer).build())
                .build());
    }

    /** The same policy with other data; without a {@code settings.answer} it is undefined. */
    public static byte[] withData(Json data) {
        Map<String, byte[]> files = files("unsigned.tar.gz");
        files.put("data.json", CanonicalJson.bytes(data));
        return packed(files);
    }

    /** A bundle believed because a test made it. */
    public static PolicyBundle trusted(byte[] packed) {
        return PolicyBundle.of(packed, BundleTrust.pinned(Digest.of(packed)));
    }

    /** A gzipped tar archive of {@code files}, as {@code opa build} writes it. */
    public static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            tar.writeBytes(header(name, content.length, '0'));
            tar.writeBytes(content);
            tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
        });
        tar.writeBytes(new byte[1024]);
        return gzipped(tar.toByteArray());
    }

    public static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** An entry's header in ustar form. */
    public static byte[] header(String name, int size, char type) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000600\0");
        put(header, 124, String.format("%011o", size));
        put(header, 257, "ustar\00000");
        header[156] = (byte) type;
        return checksummed(header);
    }

    /** {@code header} with its checksum put right. */
    public static byte[] checksummed(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
