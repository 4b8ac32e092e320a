package dev.agentfirewall.trace.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds who wrote a record, in the fields that say so. */
final class Authors {
    private static final Map<String, Set<String>> FILE = Vocabulary.sections("author-names.txt");
    private static final List<String> ALWAYS = List.copyOf(FILE.getOrDefault(Vocabulary.FIRST, Set.of()));
    private static final List<String> WITH_TEXT = List.copyOf(FILE.getOrDefault("with-text", Set.of()));
    private static final Set<String> ALWAYS_SET = Set.copyOf(ALWAYS);
    private static final Set<String> WITH_TEXT_SET = Set.copyOf(WITH_TEXT);
    private static final Set<String> TEXTS = Vocabulary.words("text-names.txt");
    private static final Set<String> NAME_PARTS = Set.of(
            "name", "display_name", "full_name", "real_name", "login", "username", "user_name", "handle", "nickname");
    private static final Set<String> ADDRESS_PARTS = Set.of("email", "address", "email_address", "mail", "addr");

    private Authors() {}

    /** Whether a field of this plain name says who wrote, whatever else is there. */
    static boolean isName(String plain) {
        return ALWAYS_SET.contains(plain);
    }

    /** The author of a record of these members. */
    static Optional<Author> of(List<Node.Member> members) {
        Found always = new Found(ALWAYS);
        Found withText = new Found(WITH_TEXT);
        boolean text = false;
        for (Node.Member member : members) {
            String name = Names.plain(member.name().value());
            text |= TEXTS.contains(name);
            String base = base(name);
            if (ALWAYS_SET.contains(base)) {
                always.offer(base, name, member.value());
            } else if (WITH_TEXT_SET.contains(base)) {
                withText.offer(base, name, member.value());
            }
        }
        Optional<Author> author = always.author();
        return author.isPresent() || !text ? author : withText.author();
    }

    /** {@code sender_email} and {@code sender_name} both speak of the {@code sender}. */
    private static String base(String name) {
        int last = name.lastIndexOf('_');
        if (last < 0 || ALWAYS_SET.contains(name) || WITH_TEXT_SET.contains(name)) {
            return name;
        }
        return switch (name.substring(last + 1)) {
            case "name", "email", "address", "login", "username", "handle" -> name.substring(0, last);
            default -> name;
        };
    }

    /** The best ranked field so far, and what it and its like say. */
    private static final class Found {
        private final List<String> ranking;
        private int rank = Integer.MAX_VALUE;
        private String name = "";
        private String address = "";

        Found(List<String> ranking) {
            this.ranking = ranking;
        }

        void offer(String base, String field, Node value) {
            int offered = ranking.indexOf(base);
            if (offered > rank) {
                return;
            }
            Optional<Author> author = read(field, value);
            if (author.isPresent()) {
                take(offered, author.get());
            }
        }

        private void take(int offered, Author author) {
            if (offered < rank) {
                rank = offered;
                name = "";
                address = "";
            }
            name = name.isEmpty() ? author.name().orElse("") : name;
            address = address.isEmpty() ? author.address().orElse("") : address;
        }

        Optional<Author> author() {
            return rank == Integer.MAX_VALUE ? Optional.empty() : Author.of(name, address);
        }
    }

    private static Optional<Author> read(String field, Node value) {
        if (value instanceof Node.Scalar scalar) {
            return scalar.text() ? Author.of(scalar.value()) : Optional.empty();
        }
        if (value instanceof Node.Mapping mapping) {
            return parts(mapping.members());
        }
        List<Node> items = ((Node.Sequence) value).items();
        return items.size() == 1 && !(items.get(0) instanceof Node.Sequence)
                ? read(field, items.get(0))
                : Optional.empty();
    }

    private static Optional<Author> parts(List<Node.Member> members) {
        String name = "";
        String address = "";
        for (Node.Member member : members) {
            if (member.value() instanceof Node.Scalar scalar && scalar.text()) {
                String part = Names.plain(member.name().value());
                name = name.isEmpty() && NAME_PARTS.contains(part) ? scalar.value() : name;
                address = address.isEmpty() && ADDRESS_PARTS.contains(part) ? scalar.value() : address;
            } else if (member.value() instanceof Node.Mapping inner
                    && Names.plain(member.name().value()).replace("_", "").equals("emailaddress")) {
                return flat(inner.members());
            }
        }
        return name.length() > 200 || address.length() > 200 ? Optional.empty() : Author.of(name, address);
    }

    /** One level further down and no more: {@code {"emailAddress": {"name": …, "address": …}}}. */
    private static Optional<Author> flat(List<Node.Member> members) {
        List<Node.Member> scalars = members.stream()
                .filter(member -> member.value() instanceof Node.Scalar)
                .toList();
        return scalars.isEmpty() ? Optional.empty() : parts(scalars);
    }
}
