package dev.agentfirewall.artifact.signing;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;

/** Which signature a key makes. The key says it, never the bundle. */
enum SignatureScheme {
    ED25519("Ed25519", ""),
    P256("SHA256withECDSA", "secp256r1"),
    P384("SHA384withECDSA", "secp384r1"),
    P521("SHA512withECDSA", "secp521r1");

    private final String algorithm;
    private final String curve;

    SignatureScheme(String algorithm, String curve) {
        this.algorithm = algorithm;
        this.curve = curve;
    }

    static SignatureScheme of(Key key) throws BundleException {
        if (key instanceof EdECKey edwards
                && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return ED25519;
        }
        if (key instanceof ECKey elliptic) {
            for (SignatureScheme scheme : values()) {
                if (!scheme.curve.isEmpty() && same(elliptic.getParams(), scheme.curve)) {
                    return scheme;
                }
            }
        }
        throw new BundleException(
                "a key must be Ed25519, or elliptic on P-256, P-384 or P-521; this one is " + key.getAlgorithm());
    }

    /** Whether {@code signature} is by {@code key} over {@code bytes}; a signature that cannot be read is not. */
    boolean verify(PublicKey key, byte[] bytes, byte[] signature) throws BundleException {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new BundleException("it cannot be checked with " + algorithm, e);
        }
    }

    byte[] sign(PrivateKey key, byte[] bytes) throws BundleException {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new BundleException("nothing can be signed with " + algorithm + " and this key", e);
        }
    }

    private static boolean same(ECParameterSpec given, String name) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(name));
            ECParameterSpec known = named.getParameterSpec(ECParameterSpec.class);
            return known.getCurve().equals(given.getCurve())
                    && known.getGenerator().equals(given.getGenerator())
                    && known.getOrder().equals(given.getOrder())
                    && known.getCofactor() == given.getCofactor();
        } catch (GeneralSecurityException e) { // a curve this Java does not know is no key's curve
            return false;
        }
    }
}
