package dev.agentfirewall.faults;

import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultConfig;
import dev.agentfirewall.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A vault and its key. */
final class VaultSamples {
    private VaultSamples() {}

    /** A key that is the secret, twice: 32 bytes. */
    static KeyFile key(String secret) {
        try {
            byte[] key = secret.repeat(2).getBytes(StandardCharsets.US_ASCII);
            Path file = Files.createTempFile("vault", ".key"); // its owner's alone, by default
            Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
            KeyFile read = KeyFile.read(file);
            Files.delete(file);
            return read;
        } catch (IOException | VaultException e) {
            throw new AssertionError(e);
        }
    }

    /** A vault under that key, closed. */
    static Vault vault(String secret) {
        try {
            Path folder = Files.createTempDirectory("vault");
            Vault vault = Vault.open(VaultConfig.in(folder, key(secret)));
            vault.close();
            for (String name : new String[] {"keys", ""}) {
                try (var files = Files.list(folder.resolve(name))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder.resolve(name));
            }
            return vault;
        } catch (IOException | VaultException e) {
            throw new AssertionError(e);
        }
    }
}
