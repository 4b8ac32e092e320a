package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Archives and compressions that are known by their first bytes and not looked into. */
public final class OpaqueInspector implements Inspector {
    private static final List<Magic> KNOWN = List.of(
            new Magic("7z", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
            new Magic("RAR", 'R', 'a', 'r', '!', 0x1A, 0x07),
            new Magic("xz", 0xFD, '7', 'z', 'X', 'Z', 0),
            new Magic("bzip2", 'B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59),
            new Magic("Zstandard", 0x28, 0xB5, 0x2F, 0xFD),
            new Magic("LZ4", 0x04, 0x22, 0x4D, 0x18),
            new Magic("LZMA", 0x5D, 0, 0, -1, -1),
            new Magic("LZO", 0x89, 'L', 'Z', 'O', 0),
            new Magic("Unix compress", 0x1F, 0x9D),
            new Magic("cabinet", 'M', 'S', 'C', 'F', 0, 0, 0, 0),
            new Magic("ar", '!', '<', 'a', 'r', 'c', 'h', '>', '\n'),
            new Magic("cpio", '0', '7', '0', '7', '0', -1));

    @Override
    public String format() {
        return "archive";
    }

    @Override
    public Set<String> endings() {
        return Set.of("7z", "rar", "xz", "bz2", "zst", "lz4", "lzma");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        byte[] head = file.head(16);
        return KNOWN.stream().anyMatch(magic -> magic.starts(head));
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        byte[] head = file.head(16);
        for (Magic magic : KNOWN) {
            if (magic.starts(head)) {
                problems.add(file, FormatCode.ARCHIVE_OPAQUE, magic.name + " is not looked into");
                return;
            }
        }
        problems.add(file, FormatCode.MISNAMED, "its name says it is an archive; its content does not");
    }

    /** First bytes; -1 stands for any. */
    private static final class Magic {
        private final String name;
        private final int[] bytes;

        Magic(String name, int... bytes) {
            this.name = name;
            this.bytes = Arrays.copyOf(bytes, bytes.length);
        }

        boolean starts(byte[] head) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= head.length || (bytes[i] >= 0 && bytes[i] != (head[i] & 0xFF))) {
                    return false;
                }
            }
            return true;
        }
    }
}
