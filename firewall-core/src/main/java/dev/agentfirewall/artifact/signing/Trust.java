package dev.agentfirewall.artifact.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;

/** Whose signatures count. Given by the host; nothing in a bundle adds to it. Thread-safe. */
public abstract sealed class Trust permits KeyTrust, CertificateTrust {
    Trust() {}

    /** Trusts one public key: Ed25519, or ECDSA on P-256, P-384 or P-521. */
    public static Trust key(PublicKey key) throws BundleException {
        SignatureScheme.of(key);
        return new KeyTrust(key);
    }

    /**
     * Trusts certificates: authorities, for whom they vouch, and signers' own, for themselves. Each must be valid now, and the signer's meant
     * for signing code. Revocation is not asked: nothing goes over the network.
     */
    public static Trust certificates(Collection<X509Certificate> trusted, Clock clock) {
        return new CertificateTrust(trusted, clock);
    }

    /**
     * The key that must have signed.
     *
     * @throws BundleException when the bundle was signed in another way, or by nobody who is trusted
     */
    abstract Signer signer(Material material) throws BundleException;

    /**
     * A trusted signer.
     *
     * @param key with which the signature is checked
     * @param name for people and records: a fingerprint, or the certificate's subject with one
     */
    record Signer(PublicKey key, String name) {}
}
