package dev.agentfirewall.artifact.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Who says to have signed. None of it is signed itself: it names the key, and trust comes from the host. */
sealed interface Material {

    /** How the bundle was signed, in the specification's word. */
    String method();

    /**
     * A key pair that both sides know.
     *
     * @param hint the fingerprint of the public key, absent in bundles older than 1.1
     */
    record Key(Optional<String> hint) implements Material {
        @Override
        public String method() {
            return "key";
        }
    }

    /**
     * A certificate that an authority vouches for.
     *
     * @param chain the signer's first, then those above it
     */
    record Chain(List<X509Certificate> chain) implements Material {
        public Chain {
            chain = List.copyOf(chain);
        }

        @Override
        public String method() {
            return "certificate";
        }
    }

    /** A short-lived certificate and an entry in a public log: well-formed, but nothing that can be checked offline here. */
    record Keyless(X509Certificate certificate) implements Material {
        @Override
        public String method() {
            return "sigstore";
        }
    }
}
