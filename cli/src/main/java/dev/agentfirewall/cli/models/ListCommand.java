package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.signing.Bundle;
import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code models list}: the manifests and signatures under a folder. */
@Command(
        name = "list",
        description = {
            "Lists the manifests (*.json) and bundles (*.sig, *.json) under a folder. What",
            "is listed is claimed, not verified."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"file\":\"guard.json\",\"kind\":\"manifest\",\"model\":\"guard\",",
            "   \"digest\":\"sha256:…\",\"files\":5,\"bytes\":1234,\"source\":\"…\",",
            "   \"licence\":\"MIT\",\"base_model\":null}",
            "  {\"file\":\"model.sig\",\"kind\":\"bundle\",\"model\":\"guard\",",
            "   \"digest\":\"sha256:…\",\"files\":5,\"method\":\"key\"}",
            "",
            "Example:",
            "  agent-firewall models list models/",
            "",
            "Exit: 0 listed, 2 wrong use, 3 the folder could not be read."
        })
public final class ListCommand extends Subcommand {
    private static final long MAX_BYTES = 64L << 20;

    @Mixin
    private final Report report;

    @Parameters(paramLabel = "DIR", description = "The folder to look through.")
    private Path folder = Path.of("");

    public ListCommand(Console console) {
        this.report = new Report(console);
    }

    @Override
    public Integer call() {
        int listed = 0;
        for (Path file : candidates()) {
            Optional<Json> claim = claim(file);
            claim.ifPresent(report::line);
            listed += claim.isPresent() ? 1 : 0;
        }
        report.words(listed + " manifest(s) and bundle(s).");
        return ExitCode.DONE;
    }

    private List<Path> candidates() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(ListCommand::mayBeOne).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(folder.toString(), "cannot be listed");
        }
    }

    private static boolean mayBeOne(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return (name.endsWith(".json") || name.endsWith(".sig"))
                    && Files.isRegularFile(file)
                    && Files.size(file) <= MAX_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Json> claim(Path file) {
        byte[] bytes = ModelFiles.read(file);
        String name = folder.relativize(file).toString();
        try {
            return Optional.of(bundle(name, Bundle.parse(bytes)));
        } catch (BundleException e) {
            // perhaps a manifest
        }
        try {
            return Optional.of(manifest(name, Manifests.parse(bytes)));
        } catch (ManifestException e) {
            return Optional.empty();
        }
    }

    private static Json bundle(String file, Bundle bundle) {
        return Json.object()
                .put("file", file)
                .put("kind", "bundle")
                .put("model", bundle.statement().name())
                .put("digest", bundle.statement().rootDigest().toString())
                .put("files", bundle.statement().resources().size())
                .put("method", bundle.method())
                .build();
    }

    private static Json manifest(String file, Manifest manifest) {
        return Json.object()
                .put("file", file)
                .put("kind", "manifest")
                .put("model", manifest.name())
                .put("digest", manifest.digest().toString())
                .put("files", manifest.entries().size())
                .put("bytes", manifest.size())
                .put("source", manifest.source())
                .put("licence", manifest.licence())
                .put("base_model", manifest.baseModel().map(Json::of).orElse(Json.NULL))
                .build();
    }
}
