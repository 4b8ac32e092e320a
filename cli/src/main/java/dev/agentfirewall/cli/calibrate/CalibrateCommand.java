package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.cli.Channels;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.rag.calibrate.Calibration;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Scanner;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code calibrate}: fits the guard model's thresholds to the caller's own honest traffic. */
@Command(
        name = "calibrate",
        description = "Fits the guard model's thresholds to your own honest traffic.",
        footerHeading = "%nIn:%n",
        footer = {
            "  folders and files, .txt (one text) or .jsonl (one a line, as `scan` reads);",
            "  a line's `channel`, else the nearest folder's name, else --channel tells the",
            "  channel. Nothing in it may be an attack: what is there is made to pass.",
            "",
            "Out, with --json: a line for each channel, then one for all:",
            "  {\"model\":\"sha256:…\",\"target\":0.01,\"fitted\":1,\"kept\":0,\"thresholds\":\"FILE\"}",
            "",
            "A channel with too few texts for the target keeps the shipped threshold.",
            "",
            "Examples:",
            "  agent-firewall calibrate --benign mails/ --channel email",
            "  agent-firewall calibrate --benign week.jsonl -o thresholds.json",
            "",
            "Exit: 0 each channel fitted, 1 some kept the shipped threshold, 2 wrong use",
            "or too few texts to fit any (no thresholds are written), 3 unreadable."
        })
public final class CalibrateCommand extends Subcommand {
    private static final Duration UNHURRIED = Duration.ofMinutes(5);

    private final Console console;
    private final Supplier<GuardTier> tier;

    @Option(
            names = "--benign",
            required = true,
            paramLabel = "DIR|FILE",
            description = "Honest texts; may be given more than once.")
    private List<Path> benign = List.of();

    @Option(
            names = "--attacks",
            paramLabel = "DIR|FILE",
            description = "Known attacks, to show what a threshold catches; they move no threshold.")
    private List<Path> attacks = List.of();

    @Option(
            names = "--target-fpr",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "The share of honest texts that may be flagged (0.01).")
    private double target = 0.01;

    @Option(
            names = "--note-fpr",
            paramLabel = "SHARE",
            description = "The share that may be noted (0.05, or five times the target if that is less).")
    private @Nullable Double noteTarget;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "The channel of texts that name none.")
    private @Nullable String channel;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the thresholds here; without it they are only shown.")
    private @Nullable Path output;

    @Option(names = "--chart", paramLabel = "FILE.svg", description = "Draw the trade-off.")
    private @Nullable Path chart;

    @Option(names = "--html", paramLabel = "FILE.html", description = "The same as a page, with tables.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Tell programs on standard output.")
    private boolean json;

    /**
     * @param console where it writes
     * @param tier the second tier, asked for once all options are known to be sound
     */
    public CalibrateCommand(Console console, Supplier<GuardTier> tier) {
        this.console = console;
        this.tier = tier;
    }

    @Override
    public Integer call() {
        Calibration calibration = calibration();
        TextSource source = new TextSource(channel());
        GuardTier guard = tier.get();
        Scanner scanner = guard.scanner(guard.shipped(), UNHURRIED);
        Traffic honest = read(source, benign, new Traffic(console, scanner, "honest texts"));
        if (honest.channels().isEmpty()) {
            throw new WrongUseException("no texts in what `--benign` names; `.jsonl` and `.txt` files are read");
        }
        Traffic known = read(source, attacks, new Traffic(console, scanner, "attacks"));
        Study study = Study.of(calibration, guard.shipped(), honest, known);
        tell(study, source);
        return write(study);
    }

    private Calibration calibration() {
        double note = noteTarget != null ? noteTarget : Math.min(0.5, Math.max(target, Math.min(0.05, 5 * target)));
        try {
            return new Calibration(target, note);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(
                    "`--target-fpr` and `--note-fpr` are shares from 0.0001 to 0.5, the second not below the first");
        }
    }

    private @Nullable Channel channel() {
        if (channel == null) {
            return null;
        }
        return Channels.named(channel)
                .orElseThrow(() -> new WrongUseException("`--channel` is none of " + Channels.words()));
    }

    private static Traffic read(TextSource source, List<Path> paths, Traffic traffic) {
        paths.forEach(path -> source.read(path, traffic::add));
        traffic.end();
        return traffic;
    }

    private void tell(Study study, TextSource source) {
        if (source.passedOver() > 0) {
            console.err().println(source.passedOver() + " files passed over: neither `.jsonl` nor `.txt`");
        }
        for (ChannelStudy one : study.channels()) {
            StudyWords.of(one, study.calibration().target()).forEach(console.err()::println);
            if (json) {
                print(one.toJson());
            }
        }
    }

    /** Writes what was asked for, unless there is nothing new to write. */
    private int write(Study study) {
        if (chart != null) {
            WholeFile.write(chart, new StudyReport(study).svg());
        }
        if (html != null) {
            WholeFile.write(html, new StudyReport(study).html());
        }
        boolean written = output != null && study.fitted() > 0;
        if (output != null && written) {
            ThresholdsFile.write(output, study.thresholds());
        }
        console.err().println(ending(study, written));
        if (json) {
            print(summary(study, written));
        }
        if (study.kept() == 0) {
            return ExitCode.DONE;
        }
        return study.onlyTooFew() ? ExitCode.WRONG_USE : ExitCode.FOUND;
    }

    private String ending(Study study, boolean written) {
        if (study.fitted() == 0) {
            return "No channel was fitted; no thresholds were written.";
        }
        return written
                ? "Written: `" + output + "`, for the model " + study.shipped().model() + " and no other."
                : "Nothing was written; give `-o FILE` to keep these thresholds.";
    }

    private Json.Obj summary(Study study, boolean written) {
        return Json.object()
                .put("model", study.shipped().model().toString())
                .put(
                        "target",
                        new Json.Num(BigDecimal.valueOf(study.calibration().target())))
                .put("fitted", study.fitted())
                .put("kept", study.kept())
                .put("thresholds", written ? Json.of(String.valueOf(output)) : Json.NULL)
                .build();
    }

    private void print(Json.Obj line) {
        console.out().print(JsonText.write(line) + "\n");
    }
}
