package dev.agentfirewall.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text of a conversation, made ready for the question what of it stands in another: its letters and digits, the addresses and hosts in it, and
 * the values (numbers, codes, mail addresses) that nobody writes by chance. Addresses are left out of what is compared: to name a page of the same
 * site again is no leak.
 *
 * <p>Immutable; at most {@link #LONGEST} characters are read, and {@link #whole} says whether that was all.
 */
final class TextIndex {
    /** Characters that are read of one text. */
    static final int LONGEST = 400_000;

    private static final int RUN = 6;
    private static final int STEPS = 8;
    private static final int NUMBER = 6;
    private static final int MOST_VALUES = 20_000;
    private static final Pattern HOST = Pattern.compile(
            "(?<![a-z0-9.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,12}[a-z][a-z0-9-]{1,23}(?![a-z0-9-])");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+/:-]{2,127}");
    private static final int MOST_NAMES = 2_000;
    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}\\p{Ll}{2,24}(?: \\p{Lu}\\p{Ll}{2,24}){1,7}");
    private static final Pattern PAGE = Pattern.compile("(?<=[/=])\\d{1,2}(?![0-9A-Za-z])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private final String squeezed;
    private final Grams grams;
    private volatile @Nullable Grams steps;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> values = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Words words;
    private final List<Link> links;
    private final boolean whole;

    private TextIndex(String original) {
        String read = original.length() <= LONGEST ? original : original.substring(0, LONGEST);
        LinkFinder.Found found = LinkFinder.in(read);
        links = found.links();
        whole = read.length() == original.length() && found.whole();
        StringBuilder rest = new StringBuilder(read.length());
        int from = 0;
        for (Link link : links) {
            addresses.add(link.target().key());
            hosts.add(link.target().host());
            if (link.span().start() >= from) {
                rest.append(read, from, link.span().start()).append(' ');
                from = link.span().end();
            }
        }
        rest.append(read, from, read.length());
        squeezed = Squeezed.plain(rest.toString());
        grams = new Grams(squeezed, RUN);
        hosts(read);
        values(rest.toString());
        people(rest.toString());
        words = Words.of(rest.toString());
    }

    private void people(String read) {
        Matcher run = CAPITALS.matcher(read);
        while (run.find() && names.size() < MOST_NAMES) {
            String[] words = run.group().split(" ", -1);
            String title = words.length > 2 ? Squeezed.plain(run.group()) : "";
            for (int i = 1; i < words.length; i++) { // three words are two names
                String plain = Squeezed.plain(words[i - 1] + words[i]);
                if (plain.length() >= 9) {
                    names.putIfAbsent(plain, title);
                }
            }
        }
    }

    static TextIndex of(String original) {
        return new TextIndex(original);
    }

    private void hosts(String read) {
        Matcher host = HOST.matcher(read.toLowerCase(Locale.ROOT));
        while (host.find() && hosts.size() < MOST_VALUES) {
            hosts.add(host.group());
        }
    }

    private void values(String read) {
        Matcher value = VALUE.matcher(read);
        while (value.find() && values.size() < MOST_VALUES) {
            String plain = Squeezed.plain(value.group());
            boolean telling = plain.length() >= 4 && plain.chars().anyMatch(c -> c >= '0' && c <= '9');
            if ((telling && !YEAR.matcher(plain).matches()) || value.group().indexOf('@') > 0) {
                values.add(plain);
                if (plain.length() >= NUMBER && plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    numbers.add(Ciphers.steps(plain, false));
                }
            }
        }
    }

    /** Letters and digits, without those of addresses. */
    String squeezed() {
        return squeezed;
    }

    Grams grams() {
        return grams;
    }

    /** The steps between the letters, made when they are first asked for. */
    Grams steps() {
        Grams made = steps;
        if (made == null) {
            made = new Grams(Ciphers.steps(squeezed, true), STEPS);
            steps = made;
        }
        return made;
    }

    /** Squeezed: two words with capitals that stand together, as names do, each with all that stand with it where they are more. */
    Map<String, String> people() {
        return names;
    }

    /** Its words and numbers. */
    Words words() {
        return words;
    }

    boolean holdsValue(String plain) {
        return values.contains(plain);
    }

    /** Whether a number stands here whose digits follow one another by {@code steps}. */
    boolean holdsNumberBySteps(String steps) {
        return numbers.contains(steps);
    }

    /** Whether an address here, with a question begun, is how {@code target} begins: what follows was filled in. */
    boolean begins(Target target) {
        String key = target.key();
        return addresses.stream()
                .anyMatch(known -> known.length() < key.length()
                        && (known.indexOf('?') > 0 || known.endsWith("="))
                        && key.startsWith(known));
    }

    List<Link> links() {
        return links;
    }

    /** Whether {@code target} stands here, as it is or cut off at a boundary. */
    boolean gives(Target target) {
        String key = target.key();
        if (addresses.contains(key)) {
            return true;
        }
        int fragment = key.indexOf('#');
        if (fragment > 0 && key.length() - fragment <= 40 && addresses.contains(key.substring(0, fragment))) {
            return true;
        }
        return addresses.stream()
                .anyMatch(known -> known.length() > key.length()
                        && known.startsWith(key)
                        && "/?#&".indexOf(known.charAt(key.length())) >= 0);
    }

    /** Whether an address stands here that differs from {@code target} in small numbers alone: the next page of a list. */
    boolean pages(Target target) {
        String key = PAGE.matcher(target.key()).replaceAll("0");
        return addresses.stream()
                .anyMatch(known -> PAGE.matcher(known).replaceAll("0").equals(key));
    }

    /** Whether {@code host}, or one above it, is named here. */
    boolean names(String host) {
        if (hosts.contains(host) || hosts.contains("www." + host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot > 0 && host.indexOf('.', dot + 1) > 0; dot = host.indexOf('.', dot + 1)) {
            if (hosts.contains(host.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code host} itself is named here, not only one above it. */
    boolean namesItself(String host) {
        return hosts.contains(host)
                || hosts.contains("www." + host)
                || (host.startsWith("www.") && hosts.contains(host.substring(4)));
    }

    /** Whether {@code site}, or a host below it, is named here. */
    boolean namesAt(String site) {
        return hosts.contains(site) || hosts.stream().anyMatch(host -> host.endsWith("." + site));
    }

    boolean whole() {
        return whole;
    }

    /** Characters of the original that it stands for, for a cache that is bounded by them. */
    int weight() {
        return 64 + squeezed.length() * 22 + values.size() * 80 + words.size() * 100 + hosts.size() * 80;
    }

    /** Tells the size; the text is guarded. */
    @Override
    public String toString() {
        return "TextIndex[" + squeezed.length() + "]";
    }
}
