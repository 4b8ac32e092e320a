package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.json.Json;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a bundle's verification material: exactly one way of signing, and what belongs to it. */
final class MaterialReader {
    private static final int MAX_CHAIN = 10;

    private MaterialReader() {}

    static Material read(Fields fields) throws BundleException {
        fields.only("publicKey", "x509CertificateChain", "certificate", "tlogEntries", "timestampVerificationData");
        long ways = Stream.of("publicKey", "x509CertificateChain", "certificate")
                .filter(fields::has)
                .count();
        if (ways != 1) {
            throw fields.wrong("must hold one of `publicKey`, `x509CertificateChain` and `certificate`, not " + ways);
        }
        int logged = logEntries(fields);
        if (fields.has("timestampVerificationData")) {
            fields.object("timestampVerificationData"); // read by nobody here, but of the right kind
        }
        if (fields.has("publicKey")) {
            return key(fields.object("publicKey"));
        }
        if (fields.has("x509CertificateChain")) {
            return chain(fields.object("x509CertificateChain"));
        }
        if (logged == 0) {
            throw fields.wrong("must hold an entry in `tlogEntries` beside a `certificate`");
        }
        return new Material.Keyless(certificate(fields.object("certificate")));
    }

    private static int logEntries(Fields fields) throws BundleException {
        if (!fields.has("tlogEntries")) {
            return 0;
        }
        List<Json> entries = fields.array("tlogEntries");
        for (Json entry : entries) {
            Fields.of(entry, "an entry of `tlogEntries`");
        }
        return entries.size();
    }

    private static Material key(Fields fields) throws BundleException {
        if (fields.has("hint")) {
            return new Material.Key(Optional.of(fields.text("hint")));
        }
        fields.base64("rawBytes"); // an unsigned copy of the key, as 1.0 wrote it: read, and not believed
        return new Material.Key(Optional.empty());
    }

    private static Material chain(Fields fields) throws BundleException {
        List<Json> found = fields.array("certificates");
        if (found.isEmpty() || found.size() > MAX_CHAIN) {
            throw fields.wrong("must hold 1 to " + MAX_CHAIN + " certificates");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Json json : found) {
            chain.add(certificate(Fields.of(json, "certificate " + (chain.size() + 1))));
        }
        return new Material.Chain(chain);
    }

    private static X509Certificate certificate(Fields fields) throws BundleException {
        byte[] der = fields.base64("rawBytes");
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate
                    && Arrays.equals(certificate.getEncoded(), der)) {
                return certificate;
            }
        } catch (CertificateException e) {
            // told below; the JDK's message may quote the bytes
        }
        throw fields.wrong("must hold an X.509 certificate in DER in `rawBytes`");
    }
}
