package dev.agentfirewall.vault;

import dev.agentfirewall.files.OwnerFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Records in files: a folder for each day, in it files for each subject, a line a record. Erasing a subject is deleting its files, keeping no longer
 * than so many days is deleting folders. Used under the vault's lock.
 */
final class RecordFiles {
    private static final String SUFFIX = ".vault";

    /** By subject, then by number: the tenth comes after the second. */
    private static final Comparator<Path> IN_ORDER = Comparator.comparing(RecordFiles::subjectOf)
            .thenComparing(file -> String.valueOf(file.getFileName()).length())
            .thenComparing(Comparator.naturalOrder());

    private final Path folder;
    private final Path tools;
    private final long mostBytes;
    private final Disk disk;

    /** Adds bytes to the end of a file. */
    interface Disk {
        void write(FileChannel channel, byte[] bytes, long from) throws IOException;
    }

    RecordFiles(Path vault, long mostBytes, Disk disk) {
        this.folder = vault.resolve("records");
        this.tools = vault.resolve("tools");
        this.mostBytes = mostBytes;
        this.disk = disk;
    }

    /** Adds {@code record} and forces it to the disk; a record that is not written whole is not there at all. */
    void add(SealedRecord record) throws IOException {
        byte[] line = record.line();
        Path day = OwnerFiles.folder(folder.resolve(
                record.header().time().atZone(ZoneOffset.UTC).toLocalDate().toString()));
        append(file(day, record.header().name(), line.length), line);
    }

    /** Writes what a digest stands for, once. */
    void addTools(String hex, SealedRecord record) throws IOException {
        Path file = toolsFile(hex);
        OwnerFiles.folder(tools);
        Files.deleteIfExists(file);
        append(file, record.line());
    }

    /** Whether they are there; if so they count as written {@code now}, since a record is about to mean them. */
    boolean hasTools(String hex, Instant now) throws IOException {
        Path file = toolsFile(hex);
        if (!Files.exists(file)) {
            return false;
        }
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(Duration.ofHours(1)))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
        return true;
    }

    Optional<SealedRecord> tools(String hex) throws IOException, VaultException {
        Path file = toolsFile(hex);
        List<SealedRecord> found = new ArrayList<>();
        if (Files.exists(file)) {
            read(file, found::add);
        }
        return found.stream().findFirst();
    }

    private Path toolsFile(String hex) {
        return tools.resolve(hex + SUFFIX);
    }

    /** Whose records lie in {@code file}. */
    static String subjectOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, Math.min(32, name.length()));
    }

    private Path file(Path day, SubjectName subject, int more) throws IOException {
        for (int number = 0; ; number++) {
            Path file = day.resolve(subject.hex() + "-" + number + SUFFIX);
            if (!Files.exists(file) || Files.size(file) + more <= mostBytes || Files.size(file) == 0) {
                return file;
            }
        }
    }

    private void append(Path file, byte[] line) throws IOException {
        OwnerFiles.touch(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = soundEnd(channel);
            channel.truncate(end);
            try {
                disk.write(channel, line, end);
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    /** Where the last whole line ends: what a crash left behind it was acknowledged to nobody. */
    private static long soundEnd(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer block = ByteBuffer.allocate(8192);
        while (end > 0) {
            int length = (int) Math.min(block.capacity(), end);
            block.clear().limit(length);
            channel.read(block, end - length);
            for (int i = length - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    /** Takes records as they are read. */
    @FunctionalInterface
    interface Each {
        void take(SealedRecord record) throws VaultException;
    }

    /** The days that there are records of, in order. */
    List<LocalDate> days() throws IOException {
        List<LocalDate> days = new ArrayList<>();
        for (Path day : OwnerFiles.list(folder)) {
            day(day).ifPresent(days::add);
        }
        return days;
    }

    private static Optional<LocalDate> day(Path folder) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(folder.getFileName())));
        } catch (DateTimeException e) {
            return Optional.empty(); // not ours
        }
    }

    /** The files of a day, those of {@code subject} alone where one is given: one subject's in the order in which they were written. */
    List<Path> files(LocalDate day, Optional<SubjectName> subject) throws IOException {
        return OwnerFiles.list(folder.resolve(day.toString())).stream()
                .filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                .filter(file -> subject.isEmpty()
                        || String.valueOf(file.getFileName())
                                .startsWith(subject.get().hex()))
                .sorted(IN_ORDER)
                .toList();
    }

    /**
     * Reads a file, which may be growing, a record at a time: a last line that has no end yet is left out.
     *
     * @return how many lines are no records
     */
    static int read(Path file, Each each) throws IOException, VaultException {
        int damaged = 0;
        try (InputStream in = Files.newInputStream(file);
                InputStream buffered = new BufferedInputStream(in, 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = buffered.read(); b >= 0; b = buffered.read()) {
                if (b != '\n') {
                    line.write(b);
                    if (line.size() > SealedRecord.MAX_LINE_BYTES) {
                        throw new IOException("`" + file.getFileName() + "` has a line that no vault writes");
                    }
                    continue;
                }
                Optional<SealedRecord> record = SealedRecord.parse(line.toByteArray());
                line.reset();
                if (record.isPresent()) {
                    each.take(record.get());
                } else {
                    damaged++;
                }
            }
        }
        return damaged;
    }

    /** Deletes all that was written for {@code subject}; says how many files. */
    int erase(SubjectName subject) throws IOException {
        int files = 0;
        for (LocalDate day : days()) {
            for (Path file : files(day, Optional.of(subject))) {
                Files.deleteIfExists(file);
                files++;
            }
        }
        return files;
    }

    /** Deletes the days before {@code first}, and tools that no later record can mean; says how many days. */
    int purge(LocalDate first) throws IOException {
        int purged = 0;
        for (LocalDate day : days()) {
            if (day.isBefore(first)) {
                for (Path file : OwnerFiles.list(folder.resolve(day.toString()))) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder.resolve(day.toString()));
                purged++;
            }
        }
        for (Path file : OwnerFiles.list(tools)) {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .isBefore(first.minusDays(1))) {
                Files.deleteIfExists(file);
            }
        }
        return purged;
    }

    /** Whether anything is left of {@code subject}. */
    boolean holds(SubjectName subject) throws IOException {
        for (LocalDate day : days()) {
            if (!files(day, Optional.of(subject)).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
