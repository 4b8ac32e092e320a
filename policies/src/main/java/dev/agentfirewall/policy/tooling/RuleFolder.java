package dev.agentfirewall.policy.tooling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A team's own rules: {@code agent/rules/<domain>/<rule>/rule.rego} with {@code rule_test.rego} beside it, helpers in {@code agent/lib},
 * the default settings laid over by {@code settings/data.json}, and settings of their own in {@code settings/<domain>/data.json}.
 */
final class RuleFolder {
    private static final Pattern RULE = Pattern.compile("agent/rules/[^/]+/[^/]+/rule(_test)?\\.rego");
    private static final Pattern HELPER = Pattern.compile("agent/lib/.+\\.rego");
    private static final Pattern SETTINGS = Pattern.compile("settings/([^/]+/)?data\\.json");
    private static final long MAX_FILE = 16 << 20;

    private final Path folder;
    private final SortedMap<String, Path> files;

    private RuleFolder(Path folder, SortedMap<String, Path> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Reads what is in {@code folder}. Anything in it that would not be part of the policy is an error, not overlooked. */
    static RuleFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PolicyToolException("rules not read: `" + folder + "` is no folder");
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            SortedMap<String, Path> files = new TreeMap<>();
            walked.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isPolicy(file.toString()))
                    .forEach(file -> files.put(name(folder, file), checked(folder, file)));
            if (files.isEmpty()) {
                throw new PolicyToolException("no rules in `" + folder
                        + "`: put one at agent/rules/<domain>/<rule>/rule.rego, or settings at settings/data.json");
            }
            return new RuleFolder(folder, files);
        } catch (IOException e) {
            throw new PolicyToolException("rules in `" + folder + "` not read: the folder cannot be listed", e);
        }
    }

    private static boolean isPolicy(String file) {
        return file.endsWith(".rego") || file.endsWith(".json") || file.endsWith(".manifest");
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Path checked(Path folder, Path file) {
        String name = name(folder, file);
        if (!RULE.matcher(name).matches()
                && !HELPER.matcher(name).matches()
                && !SETTINGS.matcher(name).matches()) {
            throw new PolicyToolException("`" + name + "` in `" + folder + "` would never be read: rules lie at"
                    + " agent/rules/<domain>/<rule>/rule.rego with rule_test.rego beside them, helpers in agent/lib,"
                    + " settings in settings/data.json or settings/<domain>/data.json");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || file.toFile().length() > MAX_FILE) {
            throw new PolicyToolException(
                    "`" + name + "` in `" + folder + "` is a link, no plain file, or over " + (MAX_FILE >> 20) + " MB");
        }
        return file;
    }

    Path folder() {
        return folder;
    }

    /** Its files, by their path below it with {@code /}. */
    SortedMap<String, Path> files() {
        return new TreeMap<>(files);
    }

    /** Those of its files that hold Rego. */
    List<String> rego() {
        return files.keySet().stream().filter(name -> name.endsWith(".rego")).toList();
    }

    /** Rules without a test beside them. */
    List<String> untested() {
        List<String> untested = new ArrayList<>();
        for (String name : files.keySet()) {
            if (name.endsWith("/rule.rego") && !files.containsKey(name.replace("/rule.rego", "/rule_test.rego"))) {
                untested.add(name);
            }
        }
        return untested;
    }
}
