package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several links that say together what none says alone: a letter each, a word each, a part of one number each; in one answer, or over the answers of a
 * conversation. Links to one site are read in order, by what sets each apart.
 */
final class Spelling {
    private static final int LEAST = 2;
    private static final int WORDS = 3;
    private static final int LETTERS = 5;
    private static final int PART = 16;
    private static final int MOST = 400;

    private final Told told;

    Spelling(Told told) {
        this.told = told;
    }

    List<Finding> in(List<Link> links) {
        Map<String, List<Link>> here = bySite(links);
        if (here.isEmpty()) {
            return List.of();
        }
        Map<String, List<Link>> before = new HashMap<>();
        told.said()
                .forEach(text -> bySite(text.index().links())
                        .forEach((site, some) -> before.computeIfAbsent(site, any -> new ArrayList<>())
                                .addAll(some)));
        List<Finding> found = new ArrayList<>();
        here.forEach((site, some) -> {
            List<Link> all = new ArrayList<>(before.getOrDefault(site, List.of()));
            all.addAll(some);
            if (all.size() >= LEAST && all.size() <= MOST && spells(all)) {
                some.forEach(link -> found.add(finding("link.data.split", link)));
            } else if (all.size() > 1 && all.size() <= MOST && scatters(site, all)) {
                some.forEach(link -> found.add(finding("link.data.known", link)));
            }
        });
        return found;
    }

    private static Finding finding(String rule, Link link) {
        return new Finding(
                rule,
                Severity.MEDIUM,
                link.span(),
                1.0,
                Optional.of(link.target().host()));
    }

    /** Whether the links on a stranger's site that nobody gave hold words that were read, one or more each. */
    private boolean scatters(String site, List<Link> links) {
        if (told.strangers().noneMatch(text -> text.index().namesAt(site))
                || told.hosts().anyMatch(text -> text.index().namesAt(site))) {
            return false;
        }
        List<String> made = links.stream()
                .map(Link::target)
                .filter(target ->
                        told.read().stream().noneMatch(text -> text.index().gives(target)))
                .map(target -> target.host() + "/" + Decodings.percent(target.rest()))
                .toList();
        return made.size() > 1 && new Scattered(told).in(site, made);
    }

    private static Map<String, List<Link>> bySite(List<Link> links) {
        Map<String, List<Link>> sites = new HashMap<>();
        for (Link link : links) {
            if (link.way() != Ways.CODE
                    && !link.target().script()
                    && !link.target().host().isEmpty()
                    && !link.target().local()) {
                sites.computeIfAbsent(Site.of(link.target().host()), any -> new ArrayList<>())
                        .add(link);
            }
        }
        return sites;
    }

    private boolean spells(List<Link> links) {
        List<String[]> pieces =
                links.stream().map(link -> pieces(link.target())).toList();
        int columns = pieces.stream().mapToInt(one -> one.length).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            if (says(column(pieces, column))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> column(List<String[]> pieces, int column) {
        List<String> parts = new ArrayList<>();
        for (String[] one : pieces) {
            parts.add(column < one.length ? one[column] : "");
        }
        return parts;
    }

    /** The name below the site, the last segment without its ending, and each value of the query, in columns. */
    private static String[] pieces(Target target) {
        String rest = Decodings.percent(target.rest());
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        String last = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        int dot = last.lastIndexOf('.');
        List<String> parts = new ArrayList<>();
        int first = target.host().indexOf('.');
        parts.add(first > 0 ? target.host().substring(0, first) : "");
        parts.add(dot > 0 ? last.substring(0, dot) : last);
        parts.add(folder.substring(folder.lastIndexOf('/') + 1));
        if (query >= 0) {
            for (String pair : rest.substring(query + 1).split("[&;#]", -1)) {
                parts.add(pair.substring(pair.indexOf('=') + 1));
            }
        }
        return parts.toArray(String[]::new);
    }

    private boolean says(List<String> parts) {
        Set<String> distinct = new HashSet<>(parts);
        distinct.remove("");
        if (distinct.size() < 2 || parts.stream().anyMatch(part -> part.length() > PART * 2)) {
            return false;
        }
        List<String> squeezed = parts.stream()
                .map(Squeezed::plain)
                .filter(part -> !part.isEmpty())
                .toList();
        if (squeezed.stream().anyMatch(part -> part.length() > PART) || squeezed.size() < LEAST) {
            return false;
        }
        boolean letters = squeezed.stream().allMatch(part -> part.length() <= 2);
        if (letters && squeezed.size() >= LETTERS && !counted(squeezed)) {
            return true;
        }
        String joined = String.join("", squeezed);
        if (squeezed.size() < WORDS && joined.chars().noneMatch(Character::isDigit)) {
            return secret(joined); // halves of what is encoded hold digits
        }
        return (squeezed.size() >= WORDS ? tells(joined, squeezed) : secret(joined))
                || Decodings.of(String.join("-", parts)).stream()
                        .anyMatch(form -> tells(Squeezed.plain(form), List.of()))
                || Decodings.of(String.join("", parts)).stream()
                        .anyMatch(form -> tells(Squeezed.plain(form), List.of()));
    }

    /** Pages one, two, three, or a list from A to Z. */
    private static boolean counted(List<String> parts) {
        for (int i = 1; i < parts.size(); i++) {
            boolean numbers = parts.get(i).chars().allMatch(Character::isDigit)
                    && parts.get(i - 1).chars().allMatch(Character::isDigit);
            int order = numbers
                    ? Integer.compare(Integer.parseInt(parts.get(i - 1)), Integer.parseInt(parts.get(i)))
                    : parts.get(i - 1).compareTo(parts.get(i));
            if (order > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean secret(String text) {
        return told.secrets().stream().anyMatch(text::contains)
                || told.spoken().stream().anyMatch(text::contains)
                || told.canaries().stream().anyMatch(text::contains);
    }

    private boolean tells(String joined, List<String> parts) {
        String text = joined.toLowerCase(Locale.ROOT);
        if (text.length() < 6) {
            return false;
        }
        if (secret(text)) {
            return true;
        }
        int longest = parts.stream().mapToInt(String::length).max().orElse(0);
        int least = Math.max(8, longest + 4);
        return told.read().stream()
                        .anyMatch(one -> one.secret() && one.index().grams().shares(text, least))
                || told.prompts().stream().anyMatch(one -> one.grams().shares(text, least))
                || (parts.isEmpty()
                        && told.own().stream()
                                .anyMatch(one -> one.index().grams().shares(text, least + 2)));
    }
}
