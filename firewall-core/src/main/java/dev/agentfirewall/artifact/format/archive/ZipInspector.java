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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Zip, and what is one under another name: PyTorch's, NumPy's {@code .npz}, {@code .keras}. Each entry is looked into. */
public final class ZipInspector implements Inspector {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Contents contents;

    public ZipInspector(Contents contents) {
        this.contents = contents;
    }

    @Override
    public String format() {
        return "zip";
    }

    @Override
    public Set<String> endings() {
        return Set.of("zip", "npz", "keras", "pt2");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.startsWith('P', 'K', 3, 4) || file.startsWith('P', 'K', 5, 6) || file.startsWith('P', 'K', 0, 0);
    }

    /** Whether a reader that starts at the end takes these bytes for a zip. */
    public static boolean endsAsZip(ByteSource bytes) throws IOException {
        return ZipDirectory.ends(bytes);
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        if (file.depth() >= Budget.DEPTH) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, "archives nested deeper than " + Budget.DEPTH);
            return;
        }
        try {
            ZipDirectory directory = ZipDirectory.read(file.bytes(), file.budget());
            entries(file, directory, problems);
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ARCHIVE_MALFORMED, e.what());
        }
    }

    /** First where all entries lie, then what they hold: entries that share bytes would have them looked into without end. */
    private void entries(InspectedFile file, ZipDirectory directory, Problems problems) throws IOException {
        List<ByteSource> packed = new ArrayList<>();
        EntryNames names = new EntryNames(file, problems);
        try {
            ZipStretches stretches = new ZipStretches(file.bytes());
            for (ZipEntryRecord entry : directory.entries()) {
                names.check(entry.name());
                packed.add(stretches.packed(entry));
            }
            stretches.checkFill(directory.start());
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ARCHIVE_AMBIGUOUS, e.what());
            return;
        }
        contents(file, directory, packed, problems);
        if (!file.budget().takeEntry()) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, "more entries than are looked into");
        }
    }

    private void contents(InspectedFile file, ZipDirectory directory, List<ByteSource> packed, Problems problems)
            throws IOException {
        TorchLayout torch = new TorchLayout(directory.entries());
        for (int i = 0; i < packed.size(); i++) {
            ZipEntryRecord entry = directory.entries().get(i);
            if (!refusedUnopened(file, entry, problems) && !torch.isWeights(entry)) {
                entry(file, entry, packed.get(i), problems);
            }
        }
    }

    private static boolean refusedUnopened(InspectedFile file, ZipEntryRecord entry, Problems problems) {
        String name = "entry " + Problems.quoted(entry.name());
        if (entry.special()) {
            problems.add(file, FormatCode.ARCHIVE_LINK, name + " is a link or a device");
        } else if (entry.encrypted()) {
            problems.add(file, FormatCode.ARCHIVE_ENCRYPTED, name + " is encrypted");
        } else if (entry.method() != STORED && entry.method() != DEFLATED) {
            problems.add(file, FormatCode.ARCHIVE_OPAQUE, name + " is packed by method " + entry.method());
        } else if (entry.folder() && entry.unpacked() != 0) {
            problems.add(file, FormatCode.ARCHIVE_AMBIGUOUS, name + " is a folder with bytes in it");
        } else {
            return entry.folder();
        }
        return true;
    }

    private void entry(InspectedFile file, ZipEntryRecord entry, ByteSource packed, Problems problems)
            throws IOException {
        String name = "entry " + Problems.quoted(entry.name());
        try {
            ByteSource content = entry.method() == STORED ? packed : new Unpacking(file.budget()).inflate(packed);
            if (content.size() != entry.unpacked()) {
                problems.add(file, FormatCode.ARCHIVE_AMBIGUOUS, name + " unpacks to another size than is said");
            }
            contents.inspect(file.entry(entry.name(), content), problems);
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ARCHIVE_MALFORMED, name + ": " + e.what());
        } catch (Unpacking.BombException e) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, name + " " + e.getMessage());
        }
    }
}
