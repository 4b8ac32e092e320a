package dev.agentfirewall.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bundles in tests, well or on purpose badly, with a key made for the occasion. */
public final class TestSigner {
    private final SignatureAlgorithm algorithm;
    private final KeyPair keys;

    private TestSigner(SignatureAlgorithm algorithm, KeyPair keys) {
        this.algorithm = algorithm;
        this.keys = keys;
    }

    public static TestSigner of(SignatureAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    algorithm == SignatureAlgorithm.EdDSA ? "Ed25519" : algorithm.keyFamily());
            if (algorithm == SignatureAlgorithm.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new TestSigner(algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public BundleKey publicKey() {
        return new BundleKey(BundleKey.DEFAULT_ID, algorithm, keys.getPublic(), "");
    }

    /** {@code files} as a bundle, signed. */
    public byte[] signed(Map<String, byte[]> files) {
        return signed(files, claims(files));
    }

    /** {@code files} as a bundle, with a sound signature over {@code claims}. ES256 alone. */
    public byte[] signed(Map<String, byte[]> files, String claims) {
        String unsigned = unsigned(algorithm.name(), claims);
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(BundleSignature.FILE, document(unsigned + base64(sign(unsigned.substring(0, unsigned.length() - 1)))));
        return TestBundles.packed(all);
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a signature says of {@code files}. */
    public static String claims(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> "{\"name\":\"" + file.getKey() + "\",\"hash\":\"" + hash(file.getKey(), file.getValue())
                        + "\",\"algorithm\":\"SHA-256\"}")
                .collect(Collectors.joining(",", "{\"files\":[", "],\"keyid\":\"default\"}"));
    }

    private static String hash(String name, byte[] content) {
        try {
            return SignedFileHash.of(name, content, "SHA-256");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token up to where its signature follows. */
    public static String unsigned(String algorithm, String claims) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"default\"}";
        return base64(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64(claims.getBytes(StandardCharsets.UTF_8))
                + '.';
    }

    /** The classic confusion: a token made with the public key as if it were a shared secret. */
    public static String hmac(BundleKey key, String claims) {
        try {
            String unsigned = unsigned("HS256", claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.key().getEncoded(), "HmacSHA256"));
            String signed = unsigned.substring(0, unsigned.length() - 1);
            return unsigned + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file that holds a token. */
    public static byte[] document(String token) {
        return ("{\"signatures\":[\"" + token + "\"]}").getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
