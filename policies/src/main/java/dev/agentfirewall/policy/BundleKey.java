package dev.agentfirewall.policy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key that may sign bundles. The algorithm belongs to the key, not to the signature: a signature that names another one is
 * refused, so a public key can never be mistaken for a shared secret.
 *
 * @param id the name under which signatures refer to it; {@code opa} says {@code default} unless told otherwise
 * @param algorithm the one algorithm that the key is used with
 * @param key the public key itself
 * @param scope what the signature must be for, as the {@code scope} claim says; empty for none
 */
public record BundleKey(String id, SignatureAlgorithm algorithm, PublicKey key, String scope) {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    /** The name that {@code opa} gives a key when it is told none. */
    public static final String DEFAULT_ID = "default";

    public BundleKey {
        Objects.requireNonNull(scope, "scope");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a key has a name, such as `" + DEFAULT_ID + "`");
        }
        if (!algorithm.accepts(key)) {
            throw new IllegalArgumentException("key `" + id + "` does not fit " + algorithm
                    + ": check its type, curve and size (RSA: 2048 bits or more)");
        }
    }

    /** The key in {@code pem}, under the name that {@code opa} uses by default. */
    public static BundleKey fromPem(String pem, SignatureAlgorithm algorithm) {
        return fromPem(DEFAULT_ID, pem, algorithm);
    }

    /** The key in {@code pem}, which must be a {@code PUBLIC KEY}, as {@code openssl pkey -pubout} writes it. */
    public static BundleKey fromPem(String id, String pem, SignatureAlgorithm algorithm) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw unreadable(id, null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            PublicKey key = KeyFactory.getInstance(algorithm.keyFamily()).generatePublic(new X509EncodedKeySpec(der));
            return new BundleKey(id, algorithm, key, "");
        } catch (GeneralSecurityException e) {
            throw unreadable(id, e);
        }
    }

    /** The same key, for signatures made for {@code scope} alone. */
    public BundleKey withScope(String scope) {
        return new BundleKey(id, algorithm, key, scope);
    }

    private static IllegalArgumentException unreadable(String id, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "key `" + id
                        + "` is not a PEM `PUBLIC KEY` of the algorithm's kind; `openssl pkey -in KEY -pubout` writes one",
                cause);
    }
}
