package dev.agentfirewall.artifact.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Private keys in PKCS #8, and the public keys that belong to them, which the JDK has no call for. What is told here is a proposal: a signer
 * tries the pair before it uses it.
 */
final class PrivateKeys {
    private PrivateKeys() {}

    static PrivateKey read(byte[] der) throws BundleException {
        for (String algorithm : List.of("EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // perhaps of the other kind
            }
        }
        throw new BundleException("the private key is neither Ed25519 nor elliptic");
    }

    static Optional<PublicKey> counterpart(byte[] der) throws BundleException {
        PrivateKey key = read(der);
        try {
            if (key instanceof EdECPrivateKey edwards && edwards.getBytes().isPresent()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(
                        NamedParameterSpec.ED25519, new Told(edwards.getBytes().get()));
                return Optional.of(generator.generateKeyPair().getPublic());
            }
            return key instanceof ECPrivateKey elliptic ? point(elliptic, der) : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    // RFC 5915: the public point, uncompressed, is the last field of the private key, where its writer put it in.
    private static Optional<PublicKey> point(ECPrivateKey key, byte[] der) throws GeneralSecurityException {
        int length = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        int start = der.length - 2 * length;
        boolean uncompressed = start > 4 && der[start - 1] == 4 && der[start - 2] == 0;
        if (!uncompressed) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(der, start, start + length));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(der, start + length, der.length));
        return Optional.of(
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), key.getParams())));
    }

    /** Gives a known private key where a generator asks for a random one, and so makes the generator work out its counterpart. */
    private static final class Told extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] key;

        Told(byte[] key) {
            this.key = key.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(key, 0, bytes, 0, Math.min(key.length, bytes.length));
        }
    }
}
