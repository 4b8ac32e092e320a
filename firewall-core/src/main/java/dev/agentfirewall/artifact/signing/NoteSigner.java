package dev.agentfirewall.artifact.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;

/** Signs notes: a name and an Ed25519 private key, never told. Thread-safe. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    private NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * The signer called {@code name} whose private key is in {@code pem}, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IOException when the file cannot be read, or may be read by others than its owner
     * @throws BundleException when it holds no such key
     */
    public static NoteSigner read(String name, Path pem) throws IOException, BundleException {
        byte[] text = SecretFile.read(pem);
        try {
            return of(name, text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    static NoteSigner of(String name, byte[] pem) throws BundleException {
        PrivateKey secret = Pem.privateKey(pem);
        NoteKey key = new NoteKey(
                name,
                Pem.counterpart(pem)
                        .filter(NoteKey::isEd25519)
                        .orElseThrow(() -> new BundleException("notes are signed with Ed25519 keys: make one by"
                                + " `openssl genpkey -algorithm ed25519`")));
        NoteSigner signer = new NoteSigner(key, secret);
        signer.sign("a pair that does not fit shows here\n");
        return signer;
    }

    /** The public side. */
    public NoteKey key() {
        return key;
    }

    SignedNote.Signature sign(String text) throws BundleException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = SignatureScheme.ED25519.sign(secret, bytes);
        if (!SignatureScheme.ED25519.verify(key.key(), bytes, signature)) {
            throw new BundleException("key `" + key.id() + "` signed what it cannot verify");
        }
        byte[] blob = new byte[NoteKey.ID_LENGTH + signature.length];
        System.arraycopy(key.idBytes(), 0, blob, 0, NoteKey.ID_LENGTH);
        System.arraycopy(signature, 0, blob, NoteKey.ID_LENGTH, signature.length);
        return SignedNote.Signature.of(key.name(), blob);
    }
}
