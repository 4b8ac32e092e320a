package dev.agentfirewall.cli.vault;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which vault, its key, and who works on it. */
final class VaultOptions {
    @Parameters(paramLabel = "DIR", description = "The vault.")
    private Path folder = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The file with the vault's key; nobody but its owner may read it.")
    private Path key = Path.of("");

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who does this, for the access log; the user's name unless told.")
    private String who = System.getProperty("user.name", "unknown");

    VaultPlace place() {
        return new VaultPlace(folder, key, who);
    }
}
