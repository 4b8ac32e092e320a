package dev.agentfirewall.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what with a new file: as a POSIX mode from its first moment, or as an access control list (Windows) while it is still empty. */
enum OwnerRights {
    FOLDER("rwx------"),
    FILE("rw-------"),
    /** The owner's group may read it too. */
    GROUPS_FILE("rw-r-----");

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final String mode;

    OwnerRights(String mode) {
        this.mode = mode;
    }

    /** For the call that makes it. */
    FileAttribute<?>[] attributes(Path path) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** For just after it was made. */
    void restrict(Path path) throws IOException {
        @Nullable
        AclFileAttributeView view = posix(path) ? null : Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view != null) {
            view.setAcl(List.of(entry(view.getOwner())));
        }
    }

    /** All rights for its owner and none for anybody else; what is made in a folder is its owner's too. */
    AclEntry entry(UserPrincipal owner) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(
                        this == FOLDER
                                ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                                : EnumSet.noneOf(AclEntryFlag.class))
                .build();
    }

    static boolean othersMay(Path path) throws IOException {
        return posix(path) && !OWNERS.containsAll(Files.getPosixFilePermissions(path));
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
