package dev.agentfirewall.artifact.format.archive;

/**
 * One entry as a zip's central directory tells of it.
 *
 * @param name as decoded
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param crc of the unpacked bytes
 * @param packed bytes in the archive
 * @param unpacked bytes out of it
 * @param attributes of the file, in the form of the system it was packed on
 * @param offset of its local header
 */
record ZipEntryRecord(
        String name, int flags, int method, long crc, long packed, long unpacked, long attributes, long offset) {
    private static final int ENCRYPTED = 1;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int MASKED = 1 << 13;
    private static final int UNIX_KIND = 0xF000;
    private static final int UNIX_FILE = 0x8000;
    private static final int UNIX_FOLDER = 0x4000;

    boolean encrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) != 0;
    }

    /** Whether sizes may stand behind the data instead of before it. */
    boolean describedAfter() {
        return (flags & DESCRIPTOR) != 0;
    }

    boolean folder() {
        return name.endsWith("/");
    }

    /** Whether Unix would make something else of it than a file or a folder. */
    boolean special() {
        int kind = (int) (attributes >>> 16) & UNIX_KIND;
        return kind != 0 && kind != UNIX_FILE && kind != UNIX_FOLDER;
    }
}
