package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Who signs notes: a name and an Ed25519 public key. Programs that verify signed notes are told both in one line, {@link #line}.
 *
 * @param name the signer's, such as {@code acme.example/eu-prod/audit}: no white space, no plus sign
 * @param key Ed25519
 */
public record NoteKey(String name, PublicKey key) {
    static final int ID_LENGTH = 4;

    private static final Pattern NAME = Pattern.compile("[^\\s+]{1,255}");
    private static final int ED25519 = 1; // the kind of key, in the format's numbers
    private static final int RAW_LENGTH = 32;

    public NoteKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a signer's name is 1 to 255 characters, no white space and no `+` among"
                    + " them, such as `acme.example/eu-prod/audit`");
        }
        if (!isEd25519(key)) {
            throw new IllegalArgumentException("notes are signed with Ed25519 keys; this one is " + key.getAlgorithm()
                    + ": make one by `openssl genpkey -algorithm ed25519`");
        }
    }

    /** Whether {@code key} can sign notes. */
    public static boolean isEd25519(PublicKey key) {
        try {
            return SignatureScheme.of(key) == SignatureScheme.ED25519;
        } catch (BundleException e) {
            return false;
        }
    }

    /** Which of the keys of this name it is: the first 4 bytes of a digest of name and key, in hexadecimal. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    byte[] idBytes() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        named.write('\n');
        named.writeBytes(kindAndKey());
        String digest = Digest.of(named.toByteArray()).hex();
        return HexFormat.of().parseHex(digest.substring(0, 2 * ID_LENGTH));
    }

    /** Name, id and key in one line, as programs that verify signed notes take it. */
    public String line() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(kindAndKey());
    }

    private byte[] kindAndKey() {
        byte[] encoded = key.getEncoded(); // X.509: the raw key is its end
        byte[] out = new byte[1 + RAW_LENGTH];
        out[0] = ED25519;
        System.arraycopy(
                Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length), 0, out, 1, RAW_LENGTH);
        return out;
    }
}
