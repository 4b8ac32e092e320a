package dev.agentfirewall.vault;

import dev.agentfirewall.files.OwnerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How many days a vault keeps, noted in its folder, so that whoever looks after it deletes nothing too early. */
final class Retention {
    private static final String FILE = "retention";
    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,4} days\n");

    private Retention() {}

    static void write(Path folder, int days) throws IOException {
        byte[] text = (days + " days\n").getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file) || !Files.readString(file).equals(days + " days\n")) {
            OwnerFiles.replace(file, text);
        }
    }

    static int read(Path folder) throws IOException, VaultException {
        String text = Files.readString(folder.resolve(FILE));
        if (!DAYS.matcher(text).matches()) {
            throw new VaultException("`" + folder.resolve(FILE)
                    + "` does not say `30 days` or the like; write into it how long" + " records are kept");
        }
        return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }
}
