package dev.agentfirewall.artifact.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Certificates that the host trusts, as authorities or as the signer's very own. */
final class CertificateTrust extends Trust {
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final int DIGITAL_SIGNATURE = 0;

    private final List<X509Certificate> trusted;
    private final Clock clock;

    CertificateTrust(Collection<X509Certificate> trusted, Clock clock) {
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
        if (this.trusted.isEmpty()) {
            throw new IllegalArgumentException("to trust certificates takes at least one");
        }
    }

    @Override
    Signer signer(Material material) throws BundleException {
        if (!(material instanceof Material.Chain given)) {
            throw new BundleException("it was made by method `" + material.method()
                    + "`, and certificates were given to check it: give what fits");
        }
        X509Certificate leaf = given.chain().get(0);
        checkValid(leaf, "the signer's certificate");
        checkUsage(leaf);
        if (!trusted.contains(leaf)) {
            checkVouchedFor(leaf, given.chain());
        }
        return new Signer(
                leaf.getPublicKey(),
                "`" + leaf.getSubjectX500Principal().getName() + "`, certificate sha256:" + Pem.fingerprint(leaf));
    }

    // Only what is valid now can vouch; the JDK asks that of the chain, and not of its anchor.
    private void checkVouchedFor(X509Certificate leaf, List<X509Certificate> chain) throws BundleException {
        Set<TrustAnchor> anchors = trusted.stream()
                .filter(authority -> authority.getBasicConstraints() >= 0 && isValid(authority))
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        if (anchors.isEmpty()) {
            throw new BundleException("no trusted certificate is an authority and valid now");
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            parameters.setRevocationEnabled(false); // offline: see Trust#certificates
            parameters.setDate(Date.from(clock.instant()));
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            throw new BundleException("no trusted certificate vouches for the signer's, now and unbroken", e);
        } catch (GeneralSecurityException e) {
            throw new BundleException("the certificates cannot be checked", e);
        }
    }

    private void checkValid(X509Certificate certificate, String what) throws BundleException {
        if (!isValid(certificate)) {
            throw new BundleException(what + " is valid from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant() + ", and now is " + clock.instant());
        }
    }

    private boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static void checkUsage(X509Certificate leaf) throws BundleException {
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new BundleException("the signer's certificate is not meant for digital signatures");
        }
        try {
            List<String> purposes = leaf.getExtendedKeyUsage();
            if (purposes == null || !purposes.contains(CODE_SIGNING)) {
                throw new BundleException("the signer's certificate is not meant for code signing");
            }
        } catch (CertificateException e) {
            throw new BundleException("the signer's certificate does not say what it is meant for", e);
        }
    }
}
