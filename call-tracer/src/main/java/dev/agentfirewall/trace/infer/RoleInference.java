package dev.agentfirewall.trace.infer;

import static dev.agentfirewall.call.ArgumentRole.ACCOUNT;
import static dev.agentfirewall.call.ArgumentRole.AMOUNT;
import static dev.agentfirewall.call.ArgumentRole.BODY;
import static dev.agentfirewall.call.ArgumentRole.COMMAND;
import static dev.agentfirewall.call.ArgumentRole.CREDENTIAL;
import static dev.agentfirewall.call.ArgumentRole.CURRENCY;
import static dev.agentfirewall.call.ArgumentRole.DATE;
import static dev.agentfirewall.call.ArgumentRole.OTHER;
import static dev.agentfirewall.call.ArgumentRole.PATH;
import static dev.agentfirewall.call.ArgumentRole.QUERY;
import static dev.agentfirewall.call.ArgumentRole.RECIPIENT;
import static dev.agentfirewall.call.ArgumentRole.RESOURCE;
import static dev.agentfirewall.call.ArgumentRole.URL;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells an argument's role from its name, then its schema's format, then its description, and last from what the tool does: a "user" is
 * who gets it where something is sent or granted, and a thing like any other where something is looked up.
 */
final class RoleInference {
    private static final RoleWords ROLES = RoleWords.ENGLISH;
    private static final Set<String> IDENTIFYING = Set.of("id", "ids", "uuid", "guid", "name", "names");
    private static final Set<String> NAMES = Set.of("name", "names");
    private static final Set<String> SEARCHED = Set.of("text", "words", "phrase", "what", "string");
    /** Verbs that look for what an argument says. */
    private static final Set<String> SEARCHING =
            Set.of("search", "find", "query", "lookup", "look_up", "search_for", "look_for");

    private static final Set<ArgumentRole> NUMBERS = Set.of(AMOUNT, ACCOUNT, RESOURCE, CREDENTIAL, RECIPIENT, DATE);
    /** Words before a noun that say how it is meant: "to_city" is no recipient. */
    private static final Set<String> LEADING = Set.of("to", "from", "start", "end", "before", "after", "new", "old");

    private final InferredEffects effects;
    private final List<String> objects;
    private final List<String> tool;
    private final List<String> said;
    private final boolean searches;
    private final boolean numbered;

    RoleInference(OfferedTool tool, InferredEffects effects, Set<String> objects) {
        this.effects = effects;
        this.objects = List.copyOf(objects);
        this.tool = Nouns.ENGLISH.singular(Words.ofName(tool.name()));
        this.said = Words.ofProse(tool.description());
        this.searches = Words.ofName(tool.name()).stream().anyMatch(SEARCHING::contains);
        this.numbered = tool.arguments().stream().anyMatch(RoleInference::numbers);
    }

    /** Whether an argument that must be given says by its number whom a payment goes to. */
    private static boolean numbers(OfferedArgument argument) {
        List<String> words = Words.ofName(argument.name());
        return argument.required()
                && !words.isEmpty()
                && ROLES.decisive(String.join("_", words))
                        .or(() -> ROLES.decisive(words.get(words.size() - 1)))
                        .filter(ACCOUNT::equals)
                        .isPresent();
    }

    Guess<ArgumentRole> infer(OfferedArgument argument) {
        Guess<ArgumentRole> named = named(argument);
        return within(argument, visited(argument, fitting(argument, named)));
    }

    private Guess<ArgumentRole> named(OfferedArgument argument) {
        List<String> words = Words.ofName(argument.name());
        String name = String.join("_", words);
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (ROLES.none(name)
                || ROLES.tail(last)
                || pair(words).filter(ROLES::none).isPresent()) {
            return new Guess<>(OTHER, Certainty.HIGH, "`" + name + "` in its name");
        }
        if (words.size() > 1 && IDENTIFYING.contains(last)) {
            return identified(words, name);
        }
        Optional<ArgumentRole> sure = ROLES.decisive(name)
                .or(() -> pair(words).flatMap(ROLES::decisive))
                .or(() -> ROLES.decisive(last));
        if (sure.isPresent()) {
            return new Guess<>(sure.get(), Certainty.HIGH, "`" + name + "` in its name");
        }
        Optional<ArgumentRole> formatted = format(argument.format());
        if (formatted.isPresent()) {
            return new Guess<>(formatted.get(), Certainty.HIGH, "format `" + argument.format() + "`");
        }
        return ROLES.any(last)
                .map(role -> new Guess<>(role, Certainty.MEDIUM, "`" + last + "` in its name"))
                .orElseGet(() -> described(argument, words));
    }

    /** The last two words as one. */
    private static Optional<String> pair(List<String> words) {
        int size = words.size();
        return size < 2 ? Optional.empty() : Optional.of(words.get(size - 2) + "_" + words.get(size - 1));
    }

    private Guess<ArgumentRole> identified(List<String> words, String name) {
        String what = words.get(words.size() - 2);
        ArgumentRole role = ROLES.any(what)
                .filter(of -> of == ACCOUNT
                        || (of == RECIPIENT && (ROLES.decisive(what).isPresent() || ROLES.either(what))))
                .orElse(RESOURCE);
        return new Guess<>(role, Certainty.HIGH, "`" + name + "` in its name");
    }

    private static Optional<ArgumentRole> format(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "uri", "url", "iri", "uri-reference", "hostname", "idn-hostname" -> Optional.of(URL);
            case "email", "idn-email" -> Optional.of(RECIPIENT);
            case "date", "date-time", "time" -> Optional.of(DATE);
            case "uuid" -> Optional.of(RESOURCE);
            case "password" -> Optional.of(CREDENTIAL);
            default -> Optional.empty();
        };
    }

    private static Guess<ArgumentRole> described(OfferedArgument argument, List<String> words) {
        Optional<ArgumentRole> said = ROLES.said(argument.description());
        if (said.isPresent()) {
            return new Guess<>(said.get(), Certainty.MEDIUM, "its description");
        }
        return words.stream()
                .filter(word -> !LEADING.contains(word))
                .flatMap(word -> ROLES.any(word).stream())
                .findFirst()
                .map(role -> new Guess<>(role, Certainty.LOW, "a word of its name"))
                .orElseGet(() -> new Guess<>(OTHER, Certainty.LOW, "nothing tells what it is"));
    }

    /** What a tool that reads the web is given to find its page by, whatever it is called. */
    private Guess<ArgumentRole> visited(OfferedArgument argument, Guess<ArgumentRole> guess) {
        boolean thing = guess.value() == RESOURCE || guess.value() == OTHER || guess.value() == RECIPIENT;
        boolean free = thing
                && !argument.numeric()
                && !argument.flag()
                && argument.choices().isEmpty();
        List<String> words = Words.ofName(argument.name());
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        boolean itself = guess.value() == RESOURCE
                && guess.certainty() != Certainty.HIGH
                && Words.ofProse(argument.description()).contains("url");
        boolean page = reads() && !searches && (ROLES.visited(last, said) || ROLES.visited(last, tool));
        return free && (itself || page) ? new Guess<>(URL, Certainty.MEDIUM, "its tool reads the web") : guess;
    }

    /** The role as it can be in this tool, with these values. */
    private Guess<ArgumentRole> fitting(OfferedArgument argument, Guess<ArgumentRole> guess) {
        ArgumentRole role = guess.value();
        if (argument.flag() || (!argument.choices().isEmpty() && role != CURRENCY && role != CREDENTIAL)) {
            return new Guess<>(OTHER, Certainty.HIGH, "its values are fixed");
        }
        boolean guessed = role == CREDENTIAL && guess.certainty() != Certainty.HIGH;
        if (argument.numeric() && (guessed || !NUMBERS.contains(role))) {
            return new Guess<>(OTHER, Certainty.HIGH, "it is a number");
        }
        return guess.map(named -> fitting(argument, named));
    }

    private ArgumentRole fitting(OfferedArgument argument, ArgumentRole role) {
        String said = argument.description().toLowerCase(Locale.ROOT);
        List<String> words = Words.ofName(argument.name());
        return switch (role) {
            case RECIPIENT -> recipient(words, said);
            case ACCOUNT -> account(words);
            case COMMAND -> command(words, said);
            case QUERY ->
                said.contains("sql") || (effects.primary() == Effect.EXECUTE && !said.contains("search"))
                        ? runnable(role, said)
                        : role;
            case PATH -> path(words, said);
            case URL -> url(words, said);
            case BODY -> read(argument, words);
            case OTHER -> secret(words) ? CREDENTIAL : addressed(words, role);
            default -> role;
        };
    }

    /** A text that is looked for is no body, and a title by which something is found names it. */
    private ArgumentRole read(OfferedArgument argument, List<String> words) {
        if (reads() && searches && SEARCHED.contains(argument.name().toLowerCase(Locale.ROOT))) {
            return QUERY;
        }
        boolean title = words.get(words.size() - 1).equals("title");
        boolean names = (reads() && !searches) || effects.primary() == Effect.GRANT; // "the title of a key"
        return title && names ? RESOURCE : addressed(words, BODY);
    }

    private boolean secret(List<String> words) {
        return words.get(words.size() - 1).equals("value") && !reads() && Nouns.ENGLISH.any("secrets", tool);
    }

    private ArgumentRole addressed(List<String> words, ArgumentRole role) {
        return words.contains("address") && !reads() ? RECIPIENT : role;
    }

    private static ArgumentRole runnable(ArgumentRole role, String said) {
        return said.contains("sql") || said.contains("execute") || said.contains("run") ? COMMAND : role;
    }

    private ArgumentRole recipient(List<String> words, String said) {
        String name = words.get(words.size() - 1);
        String thing = IDENTIFYING.contains(name) && words.size() > 1 ? words.get(words.size() - 2) : name;
        if (thing.equals("to") && !reaches()) {
            return ROLES.said(said).orElse(OTHER);
        }
        if (numbered && NAMES.contains(name) && effects.primary() == Effect.PAY) {
            return RESOURCE; // the account beside it decides who is paid
        }
        boolean entry = IDENTIFYING.contains(name) && !name.startsWith("name"); // "payee_id": whose entry is deleted
        if (reads() || ((entry || ROLES.either(thing)) && !reaches())) {
            return RESOURCE;
        }
        if (effects.primary() == Effect.GRANT && ROLES.place(thing) && tool.contains(thing) && !lets()) {
            return RESOURCE; // whom the room is opened to stands elsewhere
        }
        boolean money = effects.primary() == Effect.PAY
                && (said.contains("iban") || said.contains("account") || said.contains("wallet"));
        return money ? ACCOUNT : RECIPIENT;
    }

    /** Whether what it is said of is let in: "grants a team", "shares with a group". */
    private boolean lets() {
        return tool.stream().anyMatch(Set.of("share", "grant", "give", "allow", "permit", "authorize")::contains);
    }

    /** The user's own account is a thing to look up or to pay from. */
    private ArgumentRole account(List<String> words) {
        boolean own = words.get(0).equals("from")
                || words.get(0).equals("source")
                || words.get(0).equals("my");
        boolean numbered = ROLES.decisive(String.join("_", words)).isPresent();
        boolean person = words.size() == 1 && (Nouns.ENGLISH.any("grants", tool) || Nouns.ENGLISH.any("joins", tool));
        if (person && effects.primary() == Effect.GRANT) {
            return RECIPIENT; // of a code host, not of a bank
        }
        boolean plain = !numbered && (words.size() == 1 || IDENTIFYING.contains(words.get(words.size() - 1)));
        return own || reads() || (plain && !effects.all().contains(Effect.PAY)) ? RESOURCE : ACCOUNT;
    }

    private ArgumentRole command(List<String> words, String said) {
        boolean sure = ROLES.decisive(words.get(words.size() - 1)).isPresent();
        boolean opens =
                effects.primary() == Effect.GRANT && words.get(words.size() - 1).equals("code");
        if (opens || said.contains("verification") || said.contains("one-time") || said.contains("sent to your")) {
            return CREDENTIAL;
        }
        boolean runs = effects.all().contains(Effect.EXECUTE)
                || ROLES.said(said).filter(COMMAND::equals).isPresent();
        return (sure && !words.contains("script")) || runs ? COMMAND : sure ? BODY : OTHER;
    }

    private ArgumentRole path(List<String> words, String said) {
        boolean box = objects.stream().anyMatch(Set.of("email", "message", "bookmark", "note", "playlist")::contains);
        boolean folder = words.contains("folder") && !said.contains("path");
        boolean id = said.contains(" id ") || said.endsWith(" id") || said.contains(" id.");
        return id || (box && folder) ? RESOURCE : PATH;
    }

    /** A host or domain that is only looked up in some register is not visited. */
    private ArgumentRole url(List<String> words, String said) {
        String last = words.get(words.size() - 1);
        boolean registered = Set.of("domain", "host", "site", "hostname").contains(last);
        return registered && reads() && !said.contains("url") && !said.contains("http") ? RESOURCE : URL;
    }

    private boolean reads() {
        return effects.all().equals(Set.of(Effect.READ));
    }

    /** Whether what it does reaches somebody. */
    private boolean reaches() {
        return effects.all().contains(Effect.SEND)
                || effects.all().contains(Effect.GRANT)
                || effects.all().contains(Effect.PAY);
    }

    /** An object holds more than one value under one role, which is that of its most dangerous member. */
    private Guess<ArgumentRole> within(OfferedArgument argument, Guess<ArgumentRole> guess) {
        return argument.inner().stream()
                .map(this::infer)
                .filter(inner -> RoleWords.ORDER.indexOf(inner.value()) >= 0
                        && RoleWords.ORDER.indexOf(inner.value()) <= RoleWords.ORDER.indexOf(PATH))
                .min(java.util.Comparator.comparingInt(inner -> RoleWords.ORDER.indexOf(inner.value())))
                .filter(inner -> guess.value() == OTHER || guess.value() == RESOURCE || guess.value() == BODY)
                .map(inner -> new Guess<>(inner.value(), Certainty.MEDIUM, "a member of it"))
                .orElse(guess);
    }
}
