package dev.agentfirewall.artifact.signing;

import java.security.PublicKey;

/** One public key. */
final class KeyTrust extends Trust {
    private final PublicKey key;

    KeyTrust(PublicKey key) {
        this.key = key;
    }

    @Override
    Signer signer(Material material) throws BundleException {
        if (!(material instanceof Material.Key claimed)) {
            throw new BundleException("it was made by method `" + material.method()
                    + "`, and a key was given to check it: give what fits");
        }
        String fingerprint = Pem.fingerprint(key);
        if (claimed.hint().isPresent() && !claimed.hint().get().equals(fingerprint)) {
            throw new BundleException("it names another key than the one given, which is sha256:" + fingerprint);
        }
        return new Signer(key, "key sha256:" + fingerprint);
    }
}
