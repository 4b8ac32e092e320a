package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file {@code audit.head}: the last record known to be on the disk. It shows a log that lost its end to accident or to a
 * careless hand; whoever can write the directory can write this file too, so keep a receipt elsewhere against them.
 */
final class HeadFile {
    private static final JsonReader READER = new JsonReader(new JsonLimits(1024, 4, 8, 20));

    private HeadFile() {}

    /** Replaces the head, whole or not at all. */
    static void write(Path directory, AuditReceipt head) throws IOException {
        Path fresh = directory.resolve(LogFormat.HEAD_FILE + ".tmp");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(bytes(head));
            out.getFD().sync();
        }
        Files.move(
                fresh,
                directory.resolve(LogFormat.HEAD_FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The head that was noted last, empty when there is no such file. */
    static Optional<AuditReceipt> read(Path directory) throws IOException, MalformedHeadException {
        Path file = directory.resolve(LogFormat.HEAD_FILE);
        return Files.exists(file) ? Optional.of(parse(Files.readAllBytes(file))) : Optional.empty();
    }

    private static AuditReceipt parse(byte[] bytes) throws MalformedHeadException {
        try {
            if (READER.read(bytes) instanceof Json.Obj head
                    && head.get("seq").orElse(Json.NULL) instanceof Json.Num sequence
                    && head.get("hash").orElse(Json.NULL) instanceof Json.Str hash) {
                AuditReceipt receipt = new AuditReceipt(sequence.value().longValueExact(), Digest.parse(hash.value()));
                if (Arrays.equals(bytes, bytes(receipt))) {
                    return receipt;
                }
            }
        } catch (MalformedJsonException | ArithmeticException | IllegalArgumentException e) {
            throw new MalformedHeadException();
        }
        throw new MalformedHeadException();
    }

    private static byte[] bytes(AuditReceipt head) {
        return CanonicalJson.bytes(Json.object()
                .put("hash", head.digest().toString())
                .put("seq", head.sequence())
                .build());
    }

    /** The file is there and is not what we write. */
    static final class MalformedHeadException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
