package dev.agentfirewall.corpus.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What an archive inflates to, counted before any parser builds a tree of it. Office documents are archives too, and a thousandth of their size can be
 * enough to fill a heap.
 */
final class ZipInspection {
    private ZipInspection() {}

    /** Bytes that the members of a ZIP archive inflate to; 0 for what is none. Counting ends just past {@code most}. */
    static long inflatedSize(byte[] bytes, long most) throws IOException {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return 0;
        }
        long total = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                for (int read = zip.read(buffer); read >= 0 && total <= most; read = zip.read(buffer)) {
                    total += read;
                }
                if (total > most) {
                    return total;
                }
            }
        } catch (ZipException e) {
            return total; // members that this reader cannot inflate; the parser says what it makes of them
        }
        return total;
    }
}
