package dev.agentfirewall.corpus.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.CompositeEncodingDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.html.HtmlEncodingDetector;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;
import org.apache.tika.parser.txt.UniversalEncodingDetector;

/**
 * The texts that bytes can be read as. Readers disagree about encodings, and an attacker chooses the reader: where the bytes are valid UTF-8 and also declare
 * another encoding, both readings count.
 */
final class TextDecoding {
    private static final EncodingDetector GUESS =
            new CompositeEncodingDetector(List.of(new UniversalEncodingDetector(), new Icu4jEncodingDetector()));
    private static final EncodingDetector DECLARED = new HtmlEncodingDetector();

    private TextDecoding() {}

    /** At least one reading; the likeliest first. */
    static List<String> readings(byte[] bytes, Metadata metadata) throws IOException {
        Set<String> readings = new LinkedHashSet<>();
        marked(bytes).or(() -> utf8(bytes)).ifPresent(readings::add);
        Optional<Charset> declared = declared(bytes, metadata);
        declared.map(charset -> decoded(bytes, charset)).ifPresent(readings::add);
        if (readings.isEmpty()) {
            readings.add(decoded(bytes, detected(GUESS, bytes).orElse(StandardCharsets.ISO_8859_1)));
        }
        return List.copyOf(readings);
    }

    private static Optional<String> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes).map(text -> text.substring(1));
        }
        boolean utf16 = startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE);
        return utf16 ? Optional.of(decoded(bytes, StandardCharsets.UTF_16)) : Optional.empty();
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> declared(byte[] bytes, Metadata metadata) throws IOException {
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        String name = type == null ? null : type.getParameters().get("charset");
        if (name == null) {
            name = metadata.get(Metadata.CONTENT_ENCODING);
        }
        Optional<Charset> outside = Optional.ofNullable(name).flatMap(TextDecoding::named);
        return outside.isPresent() ? outside : detected(DECLARED, bytes);
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> detected(EncodingDetector detector, byte[] bytes) throws IOException {
        return Optional.ofNullable(detector.detect(new ByteArrayInputStream(bytes), new Metadata()));
    }

    private static String decoded(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
