package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;

/** A pair of keys and the signer that has it. */
record Signing(NoteSigner signer, PublicKey key) {
    static final String ORIGIN = "acme.example/eu-prod/audit";

    static Signing make() throws IOException, GeneralSecurityException {
        return make(ORIGIN);
    }

    static Signing make(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = Files.createTempFile(
                "audit", ".key", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        try {
            return new Signing(NoteSigner.read(name, file), pair.getPublic());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(file);
        }
    }
}
