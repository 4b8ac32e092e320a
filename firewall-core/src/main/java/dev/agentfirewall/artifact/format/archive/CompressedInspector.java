package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.ByteSource;
import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Budget;
import dev.agentfirewall.artifact.format.read.Contents;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Set;

/** One file packed by gzip or zlib: unpacked in memory and looked into. */
public final class CompressedInspector implements Inspector {
    private static final int GZIP = 0x1F;

    private final Contents contents;

    public CompressedInspector(Contents contents) {
        this.contents = contents;
    }

    @Override
    public String format() {
        return "gzip";
    }

    @Override
    public Set<String> endings() {
        return Set.of("gz", "tgz");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.startsWith(GZIP, 0x8B) || Unpacking.startsAsZlib(file.head(64));
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        if (file.depth() >= Budget.DEPTH) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, "archives nested deeper than " + Budget.DEPTH);
            return;
        }
        try {
            Unpacking unpacking = new Unpacking(file.budget());
            ByteSource content = file.startsWith(GZIP) ? unpacking.gzip(file.bytes()) : unpacking.zlib(file.bytes());
            contents.inspect(file.entry(inner(file.name()), content), problems);
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ARCHIVE_MALFORMED, e.what());
        } catch (Unpacking.BombException e) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, String.valueOf(e.getMessage()));
        }
    }

    private static String inner(String name) {
        if (name.endsWith(".tgz")) {
            return name.substring(0, name.length() - 3) + "tar";
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
