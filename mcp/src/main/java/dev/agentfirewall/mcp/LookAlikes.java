package dev.agentfirewall.mcp;

import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which tools of servers could be taken for another's. A tool of this process is never doubted: the other one is. Of two servers' tools both are, for nobody
 * here knows which is meant.
 *
 * <p><b>Limitations.</b> Names are compared as they look and are spelt, not by what they mean: {@code send_mail} and {@code dispatch_message} are two tools. A
 * description that sends the model to another tool without naming it is the scanners' to find.
 *
 * <p>Thread-safe.
 */
public final class LookAlikes {
    /** The name is written with other characters than tools' names have, or hidden ones. */
    public static final String NAME = "mcp.name";

    /** Another's tool has the same name. */
    public static final String SHADOWING = "mcp.shadowing";

    /** Another's tool has a name that looks like it, or is spelt like it but for one character. */
    public static final String LOOK_ALIKE = "mcp.lookalike";

    /** Its description speaks of another's tool. */
    public static final String MENTIONS = "mcp.mentions";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:-]{1,128}");
    private static final int LONGEST = 128;
    private static final int LONG = 10;
    private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();

    private LookAlikes() {}

    /** What speaks against each of {@code tools}; those that nothing speaks against are left out. */
    public static Map<NamedTool, Set<String>> among(Collection<NamedTool> tools) {
        Map<NamedTool, Set<String>> doubts = new LinkedHashMap<>();
        List<NamedTool> all = new ArrayList<>(new LinkedHashSet<>(tools));
        odd(all, doubts);
        sameName(all, doubts);
        alike(all, doubts);
        Mentions.of(all).forEach(tool -> add(doubts, tool, MENTIONS));
        return doubts;
    }

    private static void add(Map<NamedTool, Set<String>> doubts, NamedTool tool, String code) {
        if (tool.server().isPresent()) {
            doubts.computeIfAbsent(tool, some -> new TreeSet<>()).add(code);
        }
    }

    private static void odd(List<NamedTool> all, Map<NamedTool, Set<String>> doubts) {
        all.stream().filter(tool -> !PLAIN.matcher(tool.name()).matches()).forEach(tool -> add(doubts, tool, NAME));
    }

    private static void sameName(List<NamedTool> all, Map<NamedTool, Set<String>> doubts) {
        Map<String, List<NamedTool>> byName = new HashMap<>();
        all.forEach(tool ->
                byName.computeIfAbsent(tool.name(), name -> new ArrayList<>()).add(tool));
        byName.values().forEach(some -> pairs(some, doubts, SHADOWING));
    }

    // Two words that differ in one character have a form in common once one character is left out of each.
    private static void alike(List<NamedTool> all, Map<NamedTool, Set<String>> doubts) {
        Map<String, List<NamedTool>> byForm = new HashMap<>();
        for (NamedTool tool : all) {
            forms(tool.name())
                    .forEach(form -> byForm.computeIfAbsent(form, same -> new ArrayList<>())
                            .add(tool));
        }
        byForm.values().forEach(some -> pairs(some, doubts, LOOK_ALIKE));
    }

    private static void pairs(List<NamedTool> some, Map<NamedTool, Set<String>> doubts, String code) {
        boolean several = some.stream().map(NamedTool::server).distinct().count() > 1;
        for (NamedTool tool : several ? some : List.<NamedTool>of()) {
            boolean same = code.equals(LOOK_ALIKE)
                    && some.stream()
                            .noneMatch(other ->
                                    other.ofAnother(tool) && !other.name().equals(tool.name()));
            if (!same) {
                add(doubts, tool, code);
            }
        }
    }

    /** As which a name could be read: what it looks like, without case and separators; of a long one, also with one character left out. */
    private static Set<String> forms(String name) {
        String bounded = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        Set<String> forms = new HashSet<>();
        for (String seen : List.of(bounded, bounded.toLowerCase(Locale.ROOT))) {
            String look = bare(SPOOF.getSkeleton(bare(seen)));
            forms.add(look);
            for (int i = 0; look.length() >= LONG && i < look.length(); i++) {
                forms.add(look.substring(0, i) + look.substring(i + 1));
            }
        }
        return forms;
    }

    private static String bare(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
