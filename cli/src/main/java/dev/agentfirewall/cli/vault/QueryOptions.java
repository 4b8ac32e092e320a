package dev.agentfirewall.cli.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditQuery;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.VaultQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which records. */
final class QueryOptions {
    @Option(names = "--subject", paramLabel = "ID", description = "Whose.")
    private @Nullable String subject;

    @Option(names = "--tenant", paramLabel = "T", description = "The subject's tenant, where the host has tenants.")
    private @Nullable String tenant;

    @Option(names = "--conversation", paramLabel = "sha256:HEX", description = "As the audit log names it.")
    private @Nullable String conversation;

    @Option(
            names = "--digest",
            paramLabel = "sha256:HEX",
            description = "Of a text or of arguments, as the audit log has it.")
    private @Nullable String digest;

    @Option(
            names = "--audit",
            paramLabel = "DIR:SEQ",
            description = "What this record of that audit log is about: audit/:42.")
    private @Nullable String record;

    @Mixin
    private final Conditions conditions = new Conditions();

    VaultQuery query() {
        if (tenant != null && subject == null) {
            throw new WrongUseException("`--tenant` is the subject's: give `--subject` too");
        }
        VaultQuery query = VaultQuery.ALL;
        query = subject == null ? query : query.ofSubject(subject, Optional.ofNullable(tenant));
        query = conversation == null ? query : query.in(digest("--conversation", conversation));
        query = digest == null ? query : query.holding(digest("--digest", digest));
        query = record == null ? query : about(query, record);
        return conditions.narrow(query);
    }

    private static Digest digest(String option, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`" + option + "` is a digest: sha256: and 64 hexadecimal digits");
        }
    }

    private static VaultQuery about(VaultQuery query, String record) {
        int colon = record.lastIndexOf(':');
        if (colon < 1 || !record.substring(colon + 1).matches("[0-9]{1,18}")) {
            throw new WrongUseException("`--audit` is a log's directory, a colon and a record's number: audit/:42");
        }
        Json.Obj event = event(Path.of(record.substring(0, colon)), Long.parseLong(record.substring(colon + 1)));
        VaultQuery in = text(event, "conversation")
                .map(name -> query.in(Digest.parse(name)))
                .orElse(query);
        return text(event, "arguments")
                .or(() -> text(event, "content"))
                .map(name -> in.holding(Digest.parse(name)))
                .orElseThrow(() -> new WrongUseException("that record of the audit log is about no text and no call"));
    }

    private static Json.Obj event(Path log, long sequence) {
        List<Json.Obj> found = new ArrayList<>();
        try {
            AuditQuery.all().forEach(log, read -> {
                if (read.sequence() == sequence) {
                    found.add(read.event());
                }
            });
        } catch (AuditException e) {
            throw new UnreadableFileException(log.toString(), String.valueOf(e.getMessage()));
        }
        return found.isEmpty() ? Json.Obj.EMPTY : found.get(0);
    }

    private static Optional<String> text(Json.Obj event, String name) {
        return event.get(name).orElse(Json.NULL) instanceof Json.Str text
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
