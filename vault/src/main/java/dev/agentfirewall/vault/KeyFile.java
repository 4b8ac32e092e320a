package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.signing.SecretFile;
import dev.agentfirewall.crypto.AesGcm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys in a file, a line each, as {@code openssl rand -base64 32} writes them: the first wraps, all unwrap. To change the key, put a new line before
 * the old one, run {@code agent-firewall vault rotate}, and take the old one out. Nobody but its owner may read the file. Thread-safe.
 */
public final class KeyFile implements KeyService {
    private static final int MOST = 16;

    private final Map<String, byte[]> keys;
    private final String current;

    private KeyFile(Map<String, byte[]> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * The keys in {@code file}.
     *
     * @throws VaultException when it cannot be read, is open to others, or holds something else
     */
    public static KeyFile read(Path file) throws VaultException {
        byte[] text;
        try {
            text = SecretFile.read(file);
        } catch (IOException e) {
            throw new VaultException("vault key not read: " + e.getMessage(), e);
        }
        try {
            return parse(file, new String(text, StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static KeyFile parse(Path file, String text) throws VaultException {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            byte[] key = key(line.strip())
                    .orElseThrow(
                            () -> new VaultException("`" + file + "` is no file of vault keys: a line is 32 bytes in"
                                    + " base 64, as `openssl rand -base64 32` writes them"));
            keys.put(id(key), key);
        }
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new VaultException(
                    "`" + file + "` holds no key, or more than " + MOST
                            + ": make one by `openssl rand -base64 32`, and take out those that nothing is wrapped by any more");
        }
        return new KeyFile(keys, keys.keySet().iterator().next());
    }

    private static Optional<byte[]> key(String line) {
        try {
            return Optional.of(Base64.getDecoder().decode(line)).filter(key -> key.length == AesGcm.KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // A digest of a key with 256 random bits tells nothing of it.
    private static String id(byte[] key) {
        byte[] named = Arrays.copyOf("agent-firewall vault key ".getBytes(StandardCharsets.US_ASCII), 25 + key.length);
        System.arraycopy(key, 0, named, 25, key.length);
        return "file:" + Digest.of(named).hex().substring(0, 16);
    }

    @Override
    public String keyId() {
        return current;
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) throws VaultException {
        return AesGcm.seal(of(current), key, context);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, byte[] context) throws VaultException {
        try {
            return AesGcm.open(of(keyId), wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key of the vault does not open with `" + keyId + "`: it was changed");
        }
    }

    private byte[] of(String id) throws VaultException {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new VaultException(
                    "the vault key `" + id + "` is not in the key file: give the file that holds it, or put"
                            + " the old key back below the new one");
        }
        return key;
    }

    /** Tells which key wraps. */
    @Override
    public String toString() {
        return "key file with " + keys.size() + " keys, `" + current + "` first";
    }
}
