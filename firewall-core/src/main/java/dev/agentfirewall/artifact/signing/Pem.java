package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.Digest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates in PEM, the text form that OpenSSL and its like write. No message quotes what was read. */
public final class Pem {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----", Pattern.DOTALL);

    private Pem() {}

    /** A block of {@code PUBLIC KEY}. */
    public static PublicKey publicKey(byte[] text) throws BundleException {
        byte[] der = only(text, "PUBLIC KEY");
        for (String algorithm : List.of("EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // perhaps of the other kind
            }
        }
        throw new BundleException("the public key is neither Ed25519 nor elliptic");
    }

    /** A block of {@code PRIVATE KEY}: PKCS #8, not encrypted. */
    public static PrivateKey privateKey(byte[] text) throws BundleException {
        return PrivateKeys.read(only(text, "PRIVATE KEY"));
    }

    /** The public counterpart of a block of {@code PRIVATE KEY}, empty where it holds none and none can be told from it. */
    public static Optional<PublicKey> counterpart(byte[] text) throws BundleException {
        return PrivateKeys.counterpart(only(text, "PRIVATE KEY"));
    }

    /** Blocks of {@code CERTIFICATE}, at least one. */
    public static List<X509Certificate> certificates(byte[] text) throws BundleException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(text)) {
            if (!block.label.equals("CERTIFICATE")) {
                throw new BundleException("expected certificates in PEM, found a `" + block.label + "` too");
            }
            certificates.add(certificate(block.der));
        }
        if (certificates.isEmpty()) {
            throw new BundleException("expected a certificate in PEM (`-----BEGIN CERTIFICATE-----`)");
        }
        return certificates;
    }

    /** The fingerprint by which OMS names a public key: SHA-256 of its PEM text. */
    static String fingerprint(PublicKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return Digest.of("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .hex();
    }

    /** The fingerprint of a certificate: SHA-256 of its DER form. */
    static String fingerprint(X509Certificate certificate) throws BundleException {
        try {
            return Digest.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException e) {
            throw new BundleException("a certificate cannot be encoded", e);
        }
    }

    private static final class Block {
        private final String label;
        private final byte[] der;

        Block(String label, byte[] der) {
            this.label = label;
            this.der = der;
        }
    }

    private static byte[] only(byte[] text, String label) throws BundleException {
        List<Block> blocks = blocks(text);
        if (blocks.size() != 1 || !blocks.get(0).label.equals(label)) {
            throw new BundleException("expected one `" + label + "` in PEM (`-----BEGIN " + label + "-----`)"
                    + (label.equals("PRIVATE KEY") ? ", such as `openssl pkcs8 -topk8 -nocrypt` writes" : ""));
        }
        return blocks.get(0).der;
    }

    private static List<Block> blocks(byte[] text) throws BundleException {
        if (text.length > MAX_BYTES) {
            throw new BundleException("a PEM file of more than " + MAX_BYTES + " bytes");
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            try {
                String base64 = matcher.group(2).replaceAll("\\s", "");
                blocks.add(new Block(matcher.group(1), Base64.getDecoder().decode(base64)));
            } catch (IllegalArgumentException e) {
                throw new BundleException("a PEM block is not base 64");
            }
        }
        return blocks;
    }

    private static X509Certificate certificate(byte[] der) throws BundleException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate) {
                return certificate;
            }
        } catch (CertificateException e) {
            // told below; the JDK's message may quote the bytes
        }
        throw new BundleException("a certificate in PEM cannot be read");
    }
}
