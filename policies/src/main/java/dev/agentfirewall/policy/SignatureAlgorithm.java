package dev.agentfirewall.policy;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a bundle may be signed: the public-key algorithms of RFC 7518 and RFC 8037 that {@code opa sign} writes. Those with a shared
 * secret (HS256 and kin) and {@code none} are missing on purpose: with them, whoever can check a bundle can forge one.
 */
public enum SignatureAlgorithm {
    ES256("SHA256withECDSAinP1363Format", "EC", 256),
    ES384("SHA384withECDSAinP1363Format", "EC", 384),
    ES512("SHA512withECDSAinP1363Format", "EC", 521),
    RS256("SHA256withRSA", "RSA", 0),
    RS384("SHA384withRSA", "RSA", 0),
    RS512("SHA512withRSA", "RSA", 0),
    PS256("RSASSA-PSS", "RSA", 256),
    PS384("RSASSA-PSS", "RSA", 384),
    PS512("RSASSA-PSS", "RSA", 512),
    /** Ed25519, called {@code EdDSA} in the signature. */
    EdDSA("Ed25519", "EdDSA", 0);

    private static final int MIN_RSA_BITS = 2048;

    private final String jcaName;
    private final String family;
    private final int bits;

    SignatureAlgorithm(String jcaName, String family, int bits) {
        this.jcaName = jcaName;
        this.family = family;
        this.bits = bits;
    }

    /** Under which name Java's key factories know this algorithm's keys. */
    String keyFamily() {
        return family;
    }

    /** Whether {@code key} is a key for this algorithm, on the curve or of the size that it asks for. */
    boolean accepts(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return family.equals("EC") && ec.getParams().getCurve().getField().getFieldSize() == bits;
        }
        if (key instanceof RSAPublicKey rsa) {
            return family.equals("RSA") && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
        }
        return this == EdDSA
                && key instanceof EdECPublicKey ed
                && ed.getParams().getName().equals("Ed25519");
    }

    /** Whether {@code signature} over {@code signed} was made with the private half of {@code key}. */
    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (family.equals("EC") && hasZeroHalf(signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(jcaName);
            AlgorithmParameterSpec parameters = pssParameters();
            if (parameters != null) {
                verifier.setParameter(parameters);
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not a signature at all
        }
    }

    private @Nullable AlgorithmParameterSpec pssParameters() {
        if (!jcaName.equals("RSASSA-PSS")) {
            return null;
        }
        String hash = "SHA-" + bits;
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1);
    }

    // Unpatched Java platforms take r = s = 0 for a signature over anything (CVE-2022-21449).
    private static boolean hasZeroHalf(byte[] signature) {
        int half = signature.length / 2;
        byte[] zero = new byte[half];
        return signature.length % 2 != 0
                || Arrays.equals(signature, 0, half, zero, 0, half)
                || Arrays.equals(signature, half, signature.length, zero, 0, half);
    }
}
