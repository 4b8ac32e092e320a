package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of argument names and descriptions by role. Immutable once made. */
final class RoleWords {
    /** Roles from the one that matters most to the one that matters least, in which they are looked for. */
    static final List<ArgumentRole> ORDER = List.of(
            ArgumentRole.CREDENTIAL,
            ArgumentRole.COMMAND,
            ArgumentRole.ACCOUNT,
            ArgumentRole.RECIPIENT,
            ArgumentRole.URL,
            ArgumentRole.PATH,
            ArgumentRole.CURRENCY,
            ArgumentRole.AMOUNT,
            ArgumentRole.RESOURCE,
            ArgumentRole.DATE,
            ArgumentRole.QUERY,
            ArgumentRole.BODY);

    /** The words of the word list. */
    static final RoleWords ENGLISH = new RoleWords(new WordFile("roles-en.txt"));

    private final Map<String, ArgumentRole> decisive = new HashMap<>();
    private final Map<String, ArgumentRole> weak = new HashMap<>();
    private final Map<ArgumentRole, List<String>> said = new EnumMap<>(ArgumentRole.class);
    private final Set<String> either;
    private final Set<String> places;
    private final Set<String> webNames;
    private final Set<String> web;
    private final Set<String> none;
    private final Set<String> tails;

    private RoleWords(WordFile file) {
        for (ArgumentRole role : ORDER) {
            String word = role.word();
            file.words(word + "!").forEach(name -> decisive.putIfAbsent(name, role));
            file.words(word).forEach(name -> weak.putIfAbsent(name, role));
            String phrases = String.join(" ", file.words("says-" + word));
            said.put(role, phrases.isEmpty() ? List.of() : List.of(phrases.split("\\|", -1)));
        }
        either = Set.copyOf(file.words("either"));
        places = Set.copyOf(file.words("places"));
        webNames = Set.copyOf(file.words("web-names"));
        web = Set.copyOf(file.words("web"));
        none = Set.copyOf(file.words("other!"));
        tails = Set.copyOf(file.words("tails"));
    }

    /** Whether it is the name of a recipient as often as of a thing: "user", "channel". */
    boolean either(String name) {
        return either.contains(name);
    }

    /** Whether people are let into what this names. */
    boolean place(String name) {
        return places.contains(name);
    }

    /** Whether an argument of this name is an address where {@code words} of its tool tell that it reads the web. */
    boolean visited(String name, List<String> words) {
        return webNames.contains(name) && words.stream().anyMatch(web::contains);
    }

    /** Whether this looks like a role's name and is none: a page token, a country code. */
    boolean none(String name) {
        return none.contains(name);
    }

    /** Whether a name that ends in this word names a property of the thing, not the thing. */
    boolean tail(String word) {
        return tails.contains(word);
    }

    /** The role that a word, or words joined by {@code _}, leave no doubt of. */
    Optional<ArgumentRole> decisive(String name) {
        return Optional.ofNullable(decisive.get(name));
    }

    /** The role that a word speaks for, decisively or not. */
    Optional<ArgumentRole> any(String name) {
        return decisive(name).or(() -> Optional.ofNullable(weak.get(name)));
    }

    /** The role that a description speaks for. */
    Optional<ArgumentRole> said(String description) {
        String lower = description.toLowerCase(Locale.ROOT);
        return ORDER.stream()
                .filter(role -> said.getOrDefault(role, List.of()).stream().anyMatch(lower::contains))
                .findFirst();
    }
}
