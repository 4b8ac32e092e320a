package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Plain text: UTF-8 to its last byte, without the control characters that no text has. Vocabularies, merges, licences, read-mes. */
public final class TextInspector implements Inspector {
    private static final int BLOCK = 8192;

    @Override
    public String format() {
        return "text";
    }

    @Override
    public Set<String> endings() {
        return Set.of("txt", "md", "csv", "tsv", "jsonl", "ndjson", "yaml", "yml");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(BLOCK);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        long position = 0;
        boolean end = false;
        while (!end) {
            int read = file.bytes().read(position, bytes.array(), bytes.position(), bytes.remaining());
            position += read;
            end = read <= 0 || position >= file.size();
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            if (decoder.decode(bytes, text, end).isError() || hasControls(text.flip())) {
                return false;
            }
            text.clear();
            bytes.compact();
        }
        return bytes.position() == 0;
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) {
        // nothing that is only read by people or as a list of words can do harm by being opened
    }

    private static boolean hasControls(CharBuffer text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // vocabularies hold tabs, form feeds and separators
            if (c < '\t' || (c > '\r' && c < 0x1B)) {
                return true;
            }
        }
        return false;
    }
}
