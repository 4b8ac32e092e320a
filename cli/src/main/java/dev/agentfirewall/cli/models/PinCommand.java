package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.Pinning;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models pin}: the manifest of the files as they are now. */
@Command(
        name = "pin",
        description = {
            "Names every file of a model with its SHA-256, so that a changed, missing,",
            "extra, renamed or linked-away one is refused later. Pinning vouches for what",
            "is there: look at it first, and keep the manifest in version control."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  with -o: {\"manifest\":\"m.json\",\"model\":\"…\",\"digest\":\"sha256:…\",",
            "            \"files\":5,\"bytes\":1234}",
            "  without: the manifest itself, on one line",
            "",
            "Examples:",
            "  agent-firewall models pin guard/ -o guard.json --licence MIT \\",
            "      --source https://huggingface.co/acme/guard/tree/4f1a…",
            "  agent-firewall models pin ~/.cache/huggingface/hub/models--a--b/snapshots/4f1a \\",
            "      --links-within ~/.cache/huggingface/hub/models--a--b -o b.json",
            "",
            "Exit: 0 pinned, 1 something there cannot be part of a model, 2 wrong use,",
            "3 a file could not be read or written."
        })
public final class PinCommand extends Subcommand {
    @Mixin
    private final Report report;

    @Mixin
    private final FormatOption formats = new FormatOption();

    @Mixin
    private final LinkedPlace place = new LinkedPlace();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "M",
            description = "The manifest to write.")
    private @Nullable Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called; its folder's name unless told.")
    private @Nullable String name;

    @Option(names = "--source", paramLabel = "WHERE", description = "Where it came from, with its revision.")
    private String source = "unknown";

    @Option(names = "--licence", paramLabel = "SPDX", description = "Under which terms.")
    private String licence = "unknown";

    @Option(names = "--base-model", paramLabel = "NAME", description = "What it was made from.")
    private @Nullable String baseModel;

    public PinCommand(Console console) {
        this.report = new Report(console);
    }

    @Override
    public Integer call() {
        ArtifactSource files = place.without(output);
        if (!formats.accepts(files, report)) {
            return ExitCode.FOUND;
        }
        try {
            tell(pinning().pin(files));
            return ExitCode.DONE;
        } catch (ArtifactVerificationException e) {
            report.words(String.valueOf(e.getMessage()));
            return ExitCode.FOUND;
        }
    }

    private Pinning pinning() {
        String called = name == null ? place.name() : name;
        return new Pinning(called, source, licence, Optional.ofNullable(baseModel));
    }

    private void tell(Manifest manifest) {
        if (output == null) {
            report.line(manifest.document());
        } else {
            ModelFiles.write(output, Manifests.write(manifest));
            report.line(Json.object()
                    .put("manifest", output.toString())
                    .put("model", manifest.name())
                    .put("digest", manifest.digest().toString())
                    .put("files", manifest.entries().size())
                    .put("bytes", manifest.size())
                    .build());
        }
        report.words("Pinned " + manifest.entries().size() + " file(s), " + manifest.size() + " bytes, as "
                + manifest.digest() + ".");
    }
}
