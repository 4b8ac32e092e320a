package dev.agentfirewall.rag.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedRunsTest {
    private static final String PLAIN = "These words were hidden in the text, all of them.";
    private static final byte[] BYTES = PLAIN.getBytes(StandardCharsets.UTF_8);

    @Test
    void in_base64WithoutPadding_decodedWithItsPlace() {
        String run = Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES);
        String text = "ref: " + run + " end";

        Decoded decoded = read(text).get(0);

        assertThat(decoded.text()).isEqualTo(PLAIN);
        assertThat(text.substring(decoded.carrier().start(), decoded.carrier().end()))
                .isEqualTo(run);
    }

    @Test
    void in_wrappedLines_oneRun() {
        String wrapped = Base64.getMimeEncoder().encodeToString((PLAIN + PLAIN).getBytes(StandardCharsets.UTF_8));

        assertThat(EncodedRuns.in(wrapped, new DecodeBudget(1 << 20)))
                .extracting(Decoded::text)
                .containsExactly(PLAIN + PLAIN);
    }

    @Test
    void in_hexAndPercent_decoded() {
        String hex = HexFormat.of().formatHex(BYTES);
        String percent = PLAIN.replace("e", "%65").replace(" ", "%20");

        assertThat(EncodedRuns.in(hex + " " + percent, new DecodeBudget(1 << 20)))
                .extracting(Decoded::scheme, Decoded::text)
                .containsExactly(tuple(Scheme.HEX, PLAIN), tuple(Scheme.PERCENT, PLAIN));
    }

    @Test
    void in_digestsKeysAndWords_nothing() {
        List<Decoded> decoded = read("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 "
                + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ Donaudampfschifffahrtsgesellschaft 100% 50% 20% 10%");

        assertThat(decoded).isEmpty();
    }

    @Test
    void in_base32_decoded() {
        String run = "KRUGK43FEB3W64TEOMQHOZLSMUQGQ2LEMRSW4IDJNYQHI2DFEB2GK6DU";

        assertThat(read("ref " + run.toLowerCase(Locale.ROOT) + " and " + run))
                .extracting(Decoded::scheme, Decoded::text)
                .containsOnly(tuple(Scheme.BASE32, "These words were hidden in the text"))
                .hasSize(2);
    }

    @Test
    void in_wideCharacters_decoded() {
        String run = Base64.getEncoder().encodeToString(PLAIN.getBytes(StandardCharsets.UTF_16LE));

        assertThat(read(run)).extracting(Decoded::text).containsExactly(PLAIN);
    }

    @Test
    void in_packedThenEncoded_unpacked() {
        assertThat(read(encoded(gzip(BYTES))))
                .extracting(Decoded::scheme, Decoded::text)
                .containsExactly(tuple(Scheme.COMPRESSED, PLAIN));
    }

    @Test
    void in_packedTextBrokenOff_readAsFarAsItGoes() {
        byte[] packed = gzip((PLAIN + PLAIN).getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length - 12);

        assertThat(read(encoded(cut))).allMatch(one -> (PLAIN + PLAIN).startsWith(one.text()));
    }

    @Test
    void in_decompressionBomb_cutAtTheBudget() {
        byte[] bomb = gzip(new byte[50 << 20]);
        DecodeBudget budget = new DecodeBudget(1 << 16);

        List<Decoded> found = EncodedRuns.in(encoded(bomb), budget);

        assertThat(budget.exceeded()).isTrue();
        assertThat(found).allMatch(one -> one.text().length() <= 1 << 16);
    }

    @Test
    void in_quotedPrintable_linesJoinedAndDecoded() {
        String text = "first\nThese =77=6F=72=64=73 were hid=\nden in the text.\nlast =3D 4";

        Decoded decoded = read(text).get(0);

        assertThat(decoded.text()).isEqualTo("These words were hidden in the text.");
        assertThat(decoded.carrier().start()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"%02x,' '", "0x%02X,', '", "%d,' '", "%s,' '"})
    void in_numbersForCharacters_decoded(String format, String between) {
        String text = IntStream.range(0, BYTES.length)
                .mapToObj(i -> format.equals("%s") ? binary(BYTES[i]) : String.format(format, BYTES[i]))
                .collect(Collectors.joining(between));

        assertThat(read("run: " + text + " end"))
                .extracting(Decoded::scheme, Decoded::text)
                .contains(tuple(Scheme.NUMBERS, PLAIN));
    }

    @Test
    void in_numbersAndAddresses_nothing() {
        assertThat(
                        read(
                                "10 20 30 40 50 60 70 80 90 11 12 13 14 https://x.example/?a=20&b=30&c=44&d=31 100% 50% 20% 1%"))
                .isEmpty();
    }

    private static String binary(byte octet) {
        return String.format("%8s", Integer.toBinaryString(octet)).replace(' ', '0');
    }

    private static List<Decoded> read(String text) {
        return EncodedRuns.in(text, new DecodeBudget(1 << 20));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
