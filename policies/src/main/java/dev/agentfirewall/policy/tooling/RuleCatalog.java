package dev.agentfirewall.policy.tooling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which rule gives which code. Immutable. */
public final class RuleCatalog {
    private static final Pattern FOLDER = Pattern.compile("agent/rules/([^/]+)/([^/]+)/rule\\.rego");
    private static final Pattern TITLE = Pattern.compile("(?m)^# title: (.+)$");
    private static final Pattern CODE = Pattern.compile("\"code\": \"([a-z0-9_.]+)\"");

    private final Map<String, Rule> byCode;

    private RuleCatalog(Map<String, Rule> byCode) {
        this.byCode = byCode;
    }

    /**
     * A rule as people find it.
     *
     * @param name domain and rule, such as {@code mail.recipient}
     * @param title what it says, in a sentence
     * @param folder where its Rego lies
     * @param page its page, where it is a default rule
     */
    public record Rule(String name, String title, String folder, Optional<String> page) {}

    /** The default rules. */
    public static RuleCatalog defaults() {
        Map<String, Rule> byCode = new LinkedHashMap<>();
        DefaultSources.rego()
                .forEach((path, bytes) -> add(byCode, path, new String(bytes, StandardCharsets.UTF_8), true));
        return new RuleCatalog(byCode);
    }

    /** These rules and those in {@code folder}, the one that holds {@code agent/rules}. */
    public RuleCatalog with(Path folder) {
        Map<String, Rule> both = new LinkedHashMap<>(byCode);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (FOLDER.matcher(path).matches()) {
                    add(both, path, Files.readString(file), false);
                }
            }
        } catch (IOException e) {
            throw new PolicyToolException("rules in `" + folder + "` not read: the folder cannot be listed", e);
        }
        return new RuleCatalog(both);
    }

    private static void add(Map<String, Rule> byCode, String path, String text, boolean isDefault) {
        Matcher folder = FOLDER.matcher(path);
        if (folder.matches()) {
            String name = folder.group(1) + "." + folder.group(2);
            Matcher title = TITLE.matcher(text);
            Rule rule = new Rule(
                    name,
                    title.find() ? title.group(1) : name,
                    path.substring(0, path.length() - "/rule.rego".length()),
                    isDefault ? Optional.of("docs/rules/" + name + ".md") : Optional.empty());
            CODE.matcher(text).results().forEach(code -> byCode.put(code.group(1), rule));
        }
    }

    /** The rule that gives {@code code}; empty for the host's own codes. */
    public Optional<Rule> ruleOf(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
