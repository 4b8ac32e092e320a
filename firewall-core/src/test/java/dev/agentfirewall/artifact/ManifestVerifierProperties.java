package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ManifestVerifierProperties {
    private static final Pinning PINNING = new Pinning("m", "s", "l", Optional.empty());

    @Property(tries = 200)
    void load_anyOneByteChanged_isRefused(@ForAll @Size(min = 1, max = 300) byte[] file) throws Exception {
        Manifest manifest = PINNING.pin(new MemorySource(Map.of("f", file)));
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThatThrownBy(() -> ManifestVerifier.load(new MemorySource(Map.of("f", changed)), manifest))
                    .isInstanceOf(ArtifactMismatchException.class);
        }
    }

    @Property(tries = 200)
    void load_whatWasPinned_isWhatWasRead(@ForAll Map<@LowerChars @StringLength(min = 1, max = 8) String, byte[]> files)
            throws Exception {
        Assume.that(!files.isEmpty());
        MemorySource source = new MemorySource(files);
        Manifest manifest = PINNING.pin(source);
        VerifiedArtifact verified = ManifestVerifier.load(source, manifest);
        files.forEach((path, bytes) -> assertThat(verified.bytes(path)).isEqualTo(bytes));
        assertThat(ManifestVerifier.check(source, manifest).artifact()).contains(verified.digest());
    }

    @Property(tries = 200)
    void load_oneFileMoreOrLess_isRefused(
            @ForAll Map<@LowerChars @StringLength(min = 1, max = 8) String, byte[]> files,
            @ForAll @AlphaChars @StringLength(9) String stranger)
            throws Exception {
        Assume.that(!files.isEmpty());
        Manifest manifest = PINNING.pin(new MemorySource(files));
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put(stranger, new byte[0]);
        Map<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(files.keySet().iterator().next());
        assertThatThrownBy(() -> ManifestVerifier.load(new MemorySource(more), manifest))
                .hasMessageContaining("extra");
        assertThatThrownBy(() -> ManifestVerifier.load(new MemorySource(fewer), manifest))
                .hasMessageContaining("missing");
    }
}
