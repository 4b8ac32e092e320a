package dev.agentfirewall.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFilesTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void made_whateverIsMade_isItsOwnersAlone() throws Exception {
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path folder = OwnerFiles.folder(temp.resolve("a/b"));
        OwnerFiles.touch(folder.resolve("touched"));
        OwnerFiles.replace(folder.resolve("replaced"), bytes("x"));
        OwnerFiles.lockFile(folder.resolve("lock")).close();
        OwnerFiles.createForGroup(temp.resolve("log"));

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(OwnerFiles.list(folder)).hasSize(3).allSatisfy(file -> {
            assertThat(mode(file)).isEqualTo("rw-------");
            assertThat(OwnerFiles.othersMay(file)).isFalse();
        });
        assertThat(mode(temp.resolve("log"))).isEqualTo("rw-r-----");
        assertThat(OwnerFiles.othersMay(temp.resolve("log"))).isTrue();
    }

    @Test
    void entry_whereThereAreAccessControlLists_givesAllToTheOwnerAlone() {
        UserPrincipal emma = () -> "emma";
        AclEntry file = OwnerRights.FILE.entry(emma);
        AclEntry folder = OwnerRights.FOLDER.entry(emma);

        assertThat(file.type()).isEqualTo(AclEntryType.ALLOW);
        assertThat(file.principal()).isEqualTo(emma);
        assertThat(file.permissions()).contains(AclEntryPermission.READ_DATA, AclEntryPermission.WRITE_DATA);
        assertThat(file.flags()).isEmpty();
        assertThat(folder.flags()).contains(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }

    @Test
    void replace_afterACrashLeftItsScratch_putsTheNewInPlaceOfTheOld() throws Exception {
        Path file = temp.resolve("key");
        OwnerFiles.replace(file, bytes("old"));
        Files.writeString(temp.resolve("key.new"), "half");
        OwnerFiles.replace(file, bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(OwnerFiles.list(temp)).containsExactly(file);
    }

    @Test
    void append_toWhatIsThere_goesToItsEnd() throws Exception {
        Path file = OwnerFiles.create(temp.resolve("runs"));
        OwnerFiles.append(file, bytes("one "));
        OwnerFiles.append(file, bytes("two"));

        assertThat(file).hasContent("one two");
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> OwnerFiles.create(file));
    }

    @Test
    void destroy_aFile_overwritesItFirst() throws Exception {
        Path file = temp.resolve("key");
        OwnerFiles.replace(file, bytes("secret"));
        Path link = Files.createLink(temp.resolve("another name"), file);
        OwnerFiles.destroy(file);
        OwnerFiles.destroy(file);

        assertThat(file).doesNotExist();
        assertThat(link).hasBinaryContent(new byte[6]);
    }

    @Test
    void anything_interrupted_isDoneAndTheInterruptIsKept() throws Exception {
        Path file = temp.resolve("head");
        Thread.currentThread().interrupt();
        OwnerFiles.replace(file, bytes("one"));
        OwnerFiles.append(file, bytes(" two"));
        OwnerFiles.touch(temp.resolve("touched"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("one two");
    }

    @Test
    void write_inTheMiddle_leavesTheRest() throws Exception {
        Path file = temp.resolve("log");
        OwnerFiles.replace(file, bytes("abcdef"));
        try (FileChannel channel = OwnerFiles.lockFile(file)) {
            OwnerFiles.write(channel, bytes("XY"), 2);
        }
        assertThat(file).hasContent("abXYef");
        assertThat(OwnerFiles.list(temp.resolve("nowhere"))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
