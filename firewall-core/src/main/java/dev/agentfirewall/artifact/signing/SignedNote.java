package dev.agentfirewall.artifact.signing;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and who signed it, in the form of a C2SP signed note: the text, an empty line, and a line for each signature that names its key. Any
 * program that reads such notes can check it, Go's {@code golang.org/x/mod/sumdb/note} for one. Signatures are Ed25519. Immutable.
 *
 * @param text what is signed; ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<Signature> signatures) {
    /** A longer note is not read. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MOST_SIGNATURES = 16;
    private static final String BETWEEN = "\n\n";
    private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+]{1,255}) ([A-Za-z0-9+/]{8,1000}={0,2})");

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.contains(BETWEEN) || signatures.isEmpty()) {
            throw new IllegalArgumentException(
                    "a note is lines of text, none of them empty, and at least one signature");
        }
    }

    /**
     * One signature line.
     *
     * @param name the key's name
     * @param keyId which of the keys of that name: 8 hexadecimal digits
     * @param blob the key id's four bytes and the signature, in base 64
     */
    public record Signature(String name, String keyId, String blob) {
        private static Signature parse(String line) throws BundleException {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new BundleException("a signature line is not `\u2014 NAME BASE64`");
            }
            try {
                byte[] blob = Base64.getDecoder().decode(matcher.group(2));
                return of(matcher.group(1), blob);
            } catch (IllegalArgumentException e) {
                throw new BundleException("a signature line is not base 64");
            }
        }

        static Signature of(String name, byte[] blob) {
            String id = HexFormat.of().formatHex(blob, 0, NoteKey.ID_LENGTH);
            return new Signature(name, id, Base64.getEncoder().encodeToString(blob));
        }

        private byte[] bytes() {
            byte[] all = Base64.getDecoder().decode(blob);
            return Arrays.copyOfRange(all, NoteKey.ID_LENGTH, all.length);
        }

        @Override
        public String toString() {
            return "signature by `" + name + "`";
        }

        private String line() {
            return "\u2014 " + name + " " + blob + "\n";
        }
    }

    /** Signs {@code text} with every one of {@code signers}. */
    public static SignedNote sign(String text, List<NoteSigner> signers) throws BundleException {
        List<Signature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(signer.sign(text));
        }
        return new SignedNote(text, signatures);
    }

    /** Reads what {@link #write} wrote, to the byte; whether it is signed by anybody in particular {@link #signedBy} says. */
    public static SignedNote parse(String note) throws BundleException {
        int between = note.indexOf(BETWEEN);
        if (note.length() > MAX_LENGTH || between < 1) {
            throw new BundleException("it is not a signed note: lines of text, an empty line, lines of signatures");
        }
        String[] lines = note.substring(between + BETWEEN.length()).split("\n", -1);
        if (lines.length < 2 || lines.length > MOST_SIGNATURES + 1) {
            throw new BundleException("a note has 1 to " + MOST_SIGNATURES + " signatures, a line each");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            signatures.add(Signature.parse(line));
        }
        SignedNote read = new SignedNote(note.substring(0, between + 1), signatures);
        if (!read.write().equals(note)) {
            throw new BundleException("it is not written as signed notes are");
        }
        return read;
    }

    /** The note as it is kept and sent: UTF-8 when it becomes bytes. */
    public String write() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()));
        return out.toString();
    }

    /**
     * The first of {@code keys} that signed this, empty when none did.
     *
     * @throws BundleException when a signature is said to be by one of them and is not
     */
    public Optional<NoteKey> signedBy(List<PublicKey> keys) throws BundleException {
        Optional<NoteKey> first = Optional.empty();
        for (Signature signature : signatures) {
            for (PublicKey key : keys) {
                NoteKey named = new NoteKey(signature.name, key);
                if (named.id().equals(signature.keyId)) {
                    check(named, signature);
                    first = first.or(() -> Optional.of(named));
                }
            }
        }
        return first;
    }

    private void check(NoteKey key, Signature signature) throws BundleException {
        if (!SignatureScheme.ED25519.verify(key.key(), text.getBytes(StandardCharsets.UTF_8), signature.bytes())) {
            throw new BundleException("the signature by key `" + key.id() + "` does not fit the text");
        }
    }

    @Override
    public String toString() {
        return "note with " + signatures.size() + " signatures";
    }
}
