package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Budget;
import dev.agentfirewall.artifact.format.read.Contents;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tar, with the long names of GNU and POSIX. Each entry is looked into. */
public final class TarInspector implements Inspector {
    private static final int MAX_NOTE = 1 << 16;

    private final Contents contents;

    public TarInspector(Contents contents) {
        this.contents = contents;
    }

    @Override
    public String format() {
        return "tar";
    }

    @Override
    public Set<String> endings() {
        return Set.of("tar");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return TarHeader.valid(file.head(TarHeader.BLOCK));
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        if (file.depth() >= Budget.DEPTH) {
            problems.add(file, FormatCode.ARCHIVE_BOMB, "archives nested deeper than " + Budget.DEPTH);
            return;
        }
        try {
            new Reading(file, problems).entries();
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ARCHIVE_MALFORMED, e.what());
        }
    }

    /** One tar: where it is, and what was noted on the next entry. */
    private final class Reading {
        private final InspectedFile file;
        private final Problems problems;
        private final Cursor in;
        private final EntryNames names;
        private final Map<String, String> notes = new HashMap<>();

        Reading(InspectedFile file, Problems problems) {
            this.file = file;
            this.problems = problems;
            this.in = new Cursor(file.bytes());
            this.names = new EntryNames(file, problems);
        }

        void entries() throws IOException, MalformedException {
            while (in.remaining() >= TarHeader.BLOCK) {
                byte[] block = in.bytes(TarHeader.BLOCK, TarHeader.BLOCK);
                if (blank(block)) {
                    checkBlank();
                    return;
                }
                if (!file.budget().takeEntry()) {
                    problems.add(file, FormatCode.ARCHIVE_BOMB, "more entries than are looked into");
                    return;
                }
                entry(TarHeader.read(block));
            }
        }

        private void entry(TarHeader header) throws IOException, MalformedException {
            switch (header.type()) {
                case 'L', 'K' -> note(header.type() == 'L' ? "path" : "linkpath", header.size());
                case 'x' -> notes.putAll(PaxRecords.read(content(header.size())));
                case 'g' -> global(PaxRecords.read(content(header.size())));
                default -> real(header);
            }
        }

        /** A note on all that follows, such as who wrote it; no writer gives all entries one name. */
        private static void global(Map<String, String> records) throws MalformedException {
            if (records.containsKey("path") || records.containsKey("linkpath") || records.containsKey("size")) {
                throw new MalformedException("a note gives all entries of a tar one name or size");
            }
        }

        private void real(TarHeader header) throws IOException, MalformedException {
            String name = notes.getOrDefault("path", header.name());
            long size = size(header.size());
            notes.clear();
            names.check(name);
            switch (header.type()) {
                case '0', 0, '7' -> file(name, size);
                case '5' -> padded(size);
                default -> {
                    String what = "entry " + Problems.quoted(name) + " is a link, a device or of no known kind";
                    problems.add(file, FormatCode.ARCHIVE_LINK, what);
                    padded(size);
                }
            }
        }

        private void file(String name, long size) throws IOException, MalformedException {
            in.length(size);
            if (!name.endsWith("/")) { // how the oldest tars tell folders
                contents.inspect(file.entry(name, file.bytes().slice(in.position(), size)), problems);
            }
            padded(size);
        }

        private long size(long told) throws MalformedException {
            String noted = notes.get("size");
            if (noted == null) {
                return told;
            }
            if (!noted.matches("[0-9]{1,18}") || notes.containsKey("GNU.sparse.realsize")) {
                throw new MalformedException("a size in a tar is none");
            }
            return Long.parseLong(noted);
        }

        private void note(String key, long size) throws IOException, MalformedException {
            byte[] text = content(size);
            notes.put(key, TarHeader.text(text, 0, text.length));
        }

        private byte[] content(long size) throws IOException, MalformedException {
            byte[] content = in.bytes(size, MAX_NOTE);
            padded(size, size);
            return content;
        }

        private void padded(long size) throws MalformedException {
            padded(size, 0);
        }

        /** Passes over an entry of {@code size} bytes, {@code read} of which were read, and what fills its last block. */
        private void padded(long size, long read) throws MalformedException {
            long rest = in.length(size - read);
            in.skip(rest);
            in.skip(Math.min(in.remaining(), (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK));
        }

        /** Behind the end nothing may lie: some readers go on there. */
        private void checkBlank() throws IOException, MalformedException {
            while (!in.atEnd()) {
                if (in.u8() != 0) {
                    problems.add(file, FormatCode.ARCHIVE_AMBIGUOUS, "behind the end of the tar lie more bytes");
                    return;
                }
            }
        }

        private static boolean blank(byte[] block) {
            for (byte b : block) {
                if (b != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
