package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.trace.infer.Verb.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a change that is more than one: of who may do what, of what keeps an account or a home safe, of where things go from then on. A
 * tool that mixes such changes with harmless ones counts as what it can do at worst.
 *
 * <p><b>Limitations.</b> It knows settings by English words. One called {@code mode}, set to a number, is a change like any other.
 */
final class Safeguards {
    private static final Nouns GUARDS = new Nouns(new WordFile("guards-en.txt"));
    private static final int LONGEST = 2_000;

    private final OfferedTool tool;
    /** The words of the name; of the name and the description's beginning; of all the description. */
    private final List<String> name;

    private final List<String> opening;
    private final List<String> all;
    private final Set<String> verbs = new LinkedHashSet<>();

    Safeguards(OfferedTool tool) {
        this.tool = tool;
        List<String> named = Words.ofName(tool.name());
        String description = tool.description();
        List<String> said = Words.ofProse(description.substring(0, Math.min(LONGEST, description.length())));
        int stop = (description + " ").split("[.!?]\\s", 2)[0].length();
        List<String> first =
                Words.ofProse(description.substring(0, Math.min(LONGEST, Math.min(stop, description.length()))));
        name = Nouns.ENGLISH.singular(named);
        opening = joined(name, Nouns.ENGLISH.singular(first));
        all = joined(name, Nouns.ENGLISH.singular(said));
        verbs(named, List.of(Form.BASE));
        verbs(first, List.of(Form.THIRD, Form.BASE));
        verbs.addAll(name);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.add(",");
        all.addAll(others);
        return all;
    }

    private void verbs(List<String> words, List<Form> forms) {
        for (int i = 0; i < words.size(); i++) {
            for (Form form : forms) {
                Verbs.ENGLISH.at(words, i, form).ifPresent(verb -> verbs.add(verb.base()));
            }
        }
    }

    /** What the tool does that is worse than {@code primary}; empty where it is no more than that. */
    Optional<Deed> worse(Effect primary) {
        if (!name.isEmpty() && Set.of("allow", "let").contains(name.get(0))) {
            return grant(Optional.of(name.get(0)));
        }
        if (primary != Effect.WRITE) {
            return primary == Effect.SEND ? grant(GUARDS.first("sent-on", name)) : Optional.empty();
        }
        return merged().or(this::home)
                .or(() -> grant(settings()))
                .or(() -> grant(rights()))
                .or(() -> grant(account()))
                .or(() -> grant(weakened()))
                .or(() -> grant(standing()))
                .or(() -> grant(arguments()))
                .or(this::delivered);
    }

    private static Optional<Deed> grant(Optional<String> word) {
        return word.map(said -> Deed.of(Effect.GRANT, said));
    }

    private boolean does(String group) {
        return verbs.stream().anyMatch(verb -> GUARDS.in(group, verb));
    }

    /** What is merged is built, tested and deployed with the rights of those who own it. */
    private Optional<Deed> merged() {
        int merge = name.indexOf("merge");
        boolean request =
                merge >= 0 && merge + 1 < name.size() && name.get(merge + 1).equals("request");
        return merge >= 0 && !request && GUARDS.any("merged", opening)
                ? Optional.of(Deed.of(Effect.EXECUTE, "merge"))
                : Optional.empty();
    }

    /** "Switches a device: lights, alarm": what opens or watches a home, and what may burn it. */
    private Optional<Deed> home() {
        boolean devices = GUARDS.any("home", all);
        List<String> named = Stream.concat(
                        all.stream(), tool.arguments().stream().flatMap(Safeguards::words))
                .toList();
        if (!does("operating")) {
            return Optional.empty();
        }
        Optional<String> opens = named.stream()
                .filter(word -> GUARDS.in("opening", word))
                .filter(word -> devices || (switches() && !GUARDS.in("unless-home", word)))
                .findFirst();
        Optional<String> burns = GUARDS.first("burning", named).filter(thing -> devices || GUARDS.any("burning", name));
        return opens.map(thing -> Deed.of(Effect.GRANT, thing))
                .or(() -> burns.map(thing -> Deed.of(Effect.EXECUTE, thing)));
    }

    private boolean switches() {
        return does("weakening") && GUARDS.any("opening", name);
    }

    private static Stream<String> words(OfferedArgument argument) {
        return Stream.concat(
                Nouns.ENGLISH.singular(Words.ofName(argument.name())).stream(),
                argument.choices().stream().flatMap(choice -> Nouns.ENGLISH.singular(Words.ofName(choice)).stream()));
    }

    /** Settings are of anything, rights included, unless all that is said of them is harmless. */
    private Optional<String> settings() {
        boolean wish = GUARDS.any("wish", name) || GUARDS.any("wish", opening);
        boolean setting = GUARDS.any("setting", opening);
        List<String> said = Stream.concat(
                        all.stream(), tool.arguments().stream().flatMap(Safeguards::words))
                .toList();
        Optional<String> guard = GUARDS.first("guard", said);
        boolean harmless = wish || GUARDS.any("harmless", opening);
        boolean alters = does("altering") || !does("placing");
        return (setting || wish) && alters && (guard.isPresent() || !harmless)
                ? guard.or(() -> Optional.of("settings"))
                : Optional.empty();
    }

    /** "Sets who can see it", "lifts a limit", "unfreezes a card". */
    private Optional<String> rights() {
        Optional<String> right = GUARDS.first("rights", opening)
                .or(() -> GUARDS.first("cap", name).filter(cap -> GUARDS.any("capped", opening)));
        if (right.isPresent() && (does("altering") || does("placing") || does("operating"))) {
            return right;
        }
        Optional<String> again =
                verbs.stream().filter(verb -> GUARDS.in("reopening", verb)).findFirst();
        return again.filter(verb -> !Nouns.ENGLISH.any("opens-nothing", opening));
    }

    /** How the owner of an account is reached, and what is known of them. */
    private Optional<String> account() {
        if (!does("altering")) {
            return Optional.empty();
        }
        boolean written = anyArgument(words -> GUARDS.any("written", words));
        boolean contact = GUARDS.any("contact", name)
                && name.stream().allMatch(word -> GUARDS.in("about-contact", word) || GUARDS.in("altering", word));
        boolean owned = GUARDS.any("owner", name) && GUARDS.any("owned", name) && name.size() > 2;
        boolean reached = GUARDS.any("owner", name) && anyArgument(words -> GUARDS.any("reached", words));
        return (contact && !written) || owned || reached ? Optional.of(name.get(name.size() - 1)) : Optional.empty();
    }

    /** "Turns alerts off", "stops the audit log". */
    private Optional<String> weakened() {
        return does("weakening") ? GUARDS.first("watcher", opening) : Optional.empty();
    }

    /** What lets a stranger in, or carries things out, from then on. */
    private Optional<String> standing() {
        boolean put = does("placing") || does("altering");
        boolean paired = verbs.contains("pair") && GUARDS.any("opening", opening);
        Optional<String> thing = GUARDS.first("standing", opening).filter(word -> put);
        return paired ? Optional.of("pair") : thing;
    }

    /** An argument that sets who may do what, by its name or by what it may choose. */
    private Optional<String> arguments() {
        boolean altering = does("altering") && !verbs.contains("create");
        return tool.arguments().stream()
                .filter(argument -> altering)
                .filter(argument -> tells(Nouns.ENGLISH.singular(Words.ofName(argument.name()))) || chooses(argument))
                .map(OfferedArgument::name)
                .findFirst();
    }

    private static boolean tells(List<String> words) {
        boolean rule = words.size() > 1
                && Set.of("allow", "require", "enforce", "can", "may").contains(words.get(0));
        return GUARDS.any("told", words) || rule;
    }

    /** Whether an argument with these words in its name chooses what is set. */
    static boolean choosing(List<String> words) {
        return GUARDS.any("choosing", words);
    }

    private static boolean chooses(OfferedArgument argument) {
        return choosing(Nouns.ENGLISH.singular(Words.ofName(argument.name())))
                && argument.choices().stream()
                        .anyMatch(choice -> GUARDS.any("guard", Nouns.ENGLISH.singular(Words.ofName(choice))));
    }

    private boolean anyArgument(Predicate<List<String>> test) {
        return tool.arguments().stream()
                .anyMatch(argument -> test.test(Nouns.ENGLISH.singular(Words.ofName(argument.name()))));
    }

    /** Where goods go is told to whoever delivers them. */
    private Optional<Deed> delivered() {
        boolean address = GUARDS.any("delivered", opening) || anyArgument(words -> GUARDS.any("delivered", words));
        return does("altering") && address ? Optional.of(Deed.of(Effect.SEND, "delivery")) : Optional.empty();
    }
}
