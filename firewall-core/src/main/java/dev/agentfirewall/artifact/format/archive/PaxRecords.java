package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The notes by which POSIX tars tell long names and large sizes: {@code 27 path=…}, a line each, with its own length before it. */
final class PaxRecords {
    private PaxRecords() {}

    static Map<String, String> read(byte[] bytes) throws MalformedException {
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < bytes.length) {
            int space = at;
            int length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length < bytes.length) {
                length = length * 10 + bytes[space++] - '0';
            }
            int end = at + length;
            boolean sound =
                    space > at && space < end && end <= bytes.length && bytes[space] == ' ' && bytes[end - 1] == '\n';
            if (!sound) {
                throw new MalformedException("a note in a tar is none");
            }
            put(records, new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8));
            at = end;
        }
        return records;
    }

    private static void put(Map<String, String> records, String record) throws MalformedException {
        int equals = record.indexOf('=');
        if (equals < 1 || records.put(record.substring(0, equals), record.substring(equals + 1)) != null) {
            throw new MalformedException("a note in a tar is none, or stands twice");
        }
    }
}
