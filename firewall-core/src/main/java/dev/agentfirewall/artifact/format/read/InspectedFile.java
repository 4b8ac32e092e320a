package dev.agentfirewall.artifact.format.read;

import dev.agentfirewall.artifact.format.ByteSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file as inspectors see it.
 *
 * @param path its name in the model
 * @param bytes its content
 * @param neighbours the files beside it
 * @param depth how many archives it lies in
 * @param budget what may still be unpacked out of it
 */
public record InspectedFile(String path, ByteSource bytes, Neighbours neighbours, int depth, Budget budget) {

    /** What lies in this file under {@code name}. */
    public InspectedFile entry(String name, ByteSource content) {
        return new InspectedFile(path + "!" + name, content, Neighbours.NONE, depth + 1, budget);
    }

    public long size() {
        return bytes.size();
    }

    /** The last step of the name, in lower case. */
    public String name() {
        int step = Math.max(path.lastIndexOf('/'), path.lastIndexOf('!'));
        return path.substring(step + 1).toLowerCase(Locale.ROOT);
    }

    /** What follows the name's last dot; empty when there is none. */
    public String ending() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** Up to {@code length} of the first bytes. */
    public byte[] head(int length) throws IOException {
        byte[] head = new byte[(int) Math.min(length, size())];
        return Arrays.copyOf(head, bytes.read(0, head, 0, head.length));
    }

    /** Whether the content starts with these bytes. */
    public boolean startsWith(int... magic) throws IOException {
        byte[] head = head(magic.length);
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
