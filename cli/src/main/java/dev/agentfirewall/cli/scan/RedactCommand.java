package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.enforcement.Placeholders;
import dev.agentfirewall.enforcement.Redaction;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code redact}: a text in, the same text out with placeholders for personal data and secrets. */
@Command(
        name = "redact",
        description = "Puts placeholders such as [IBAN_1] in the place of personal data and secrets.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall redact mail.txt > mail.redacted.txt",
            "",
            "One value has one placeholder, however it is spaced. What was not recognised",
            "stays: docs/sensitive-data.md tells what that is.",
            "",
            "Exit: 0 done, 2 wrong use, 3 unreadable, or too much to read whole."
        })
public final class RedactCommand extends Subcommand {
    private final Console console;
    private final Supplier<Scanner> sensitive;

    @Parameters(paramLabel = "FILE|-", description = "The text, in UTF-8; - is standard input.")
    private String file = "-";

    /**
     * @param console where it reads and writes
     * @param sensitive what looks for personal data and secrets
     */
    public RedactCommand(Console console, Supplier<Scanner> sensitive) {
        this.console = console;
        this.sensitive = sensitive;
    }

    @Override
    public Integer call() {
        String text = read();
        ScanReport report = SafeScan.scan(sensitive.get(), text, Channel.DOCUMENT);
        if (report instanceof ScanReport.Incomplete) {
            throw new UnreadableFileException(
                    name(), "is too much to read whole; nothing is written. Give it in parts");
        }
        console.out().print(Redaction.cut(text, report.findings(), Finding::sensitive, new Placeholders()));
        return ExitCode.DONE;
    }

    private String name() {
        return file.equals("-") ? "standard input" : file;
    }

    private String read() {
        try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(name(), "is not valid UTF-8");
        } catch (IOException e) {
            throw new UnreadableFileException(name(), "cannot be opened; is there such a file, and may you read it?");
        }
    }
}
