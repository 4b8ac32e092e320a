package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Programs, libraries and scripts, by their first bytes. */
public final class ExecutableInspector implements Inspector {
    @Override
    public String format() {
        return "executable";
    }

    @Override
    public Set<String> endings() {
        return Set.of();
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return kind(file).isPresent();
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        kind(file).ifPresent(kind -> problems.add(file, FormatCode.EXECUTABLE, kind));
    }

    private static Optional<String> kind(InspectedFile file) throws IOException {
        if (file.startsWith(0x7F, 'E', 'L', 'F')) {
            return Optional.of("an ELF program or library");
        }
        if (file.startsWith('M', 'Z') && !isText(file)) {
            return Optional.of("a Windows program or library");
        }
        if (file.startsWith(0, 'a', 's', 'm')) {
            return Optional.of("a WebAssembly module");
        }
        if (file.startsWith(0xCA, 0xFE, 0xBA, 0xBE)) {
            return Optional.of("a Java class or a Mach-O program");
        }
        if (isMachO(file)) {
            return Optional.of("a Mach-O program or library");
        }
        if (file.startsWith('d', 'e', 'x', '\n')) {
            return Optional.of("an Android program");
        }
        return file.startsWith('#', '!') ? Optional.of("a script that names its interpreter") : Optional.empty();
    }

    private static boolean isMachO(InspectedFile file) throws IOException {
        return file.startsWith(0xFE, 0xED, 0xFA, 0xCE)
                || file.startsWith(0xFE, 0xED, 0xFA, 0xCF)
                || file.startsWith(0xCE, 0xFA, 0xED, 0xFE)
                || file.startsWith(0xCF, 0xFA, 0xED, 0xFE);
    }

    /** A text may start with the two letters, but not with what follows them in a program. */
    private static boolean isText(InspectedFile file) throws IOException {
        for (byte b : file.head(64)) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
