package dev.agentfirewall.output;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of one text that was read, picked out and put into an address: {@code /tarnhold/38.2/friday}. Names and numbers tell; other words count beside
 * them. Two do where a stranger named the host, three elsewhere; words that stand together in the text as they do between two slashes, as those of a
 * title, are one.
 *
 * <p><b>Limitations.</b> What the host's instructions said is no news, and little of what the user said; one word alone says too little.
 *
 * @param told what was told
 */
record Scattered(Told told) {
    private static final int USERS = 4;
    private static final int MOST = 64;
    private static final Pattern SEGMENT = Pattern.compile("[^/?&#=;]{3,400}");
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}0-9])(?:\\p{L}{4,40}|[0-9]+(?:[.,][0-9]+)*)(?![\\p{L}0-9])");

    /** Whether {@code address}, what stands below and after a host, holds several. */
    boolean in(String host, String address) {
        return in(host, List.of(address));
    }

    /** Whether {@code addresses} on one host do, taken together. */
    boolean in(String host, List<String> addresses) {
        List<TextIndex> read = told.read().stream()
                .filter(Told.Text::secret)
                .map(Told.Text::index)
                .filter(index -> index.words().telling() > 0)
                .toList();
        if (read.isEmpty()) {
            return false;
        }
        List<String> lower =
                addresses.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        int least = 0;
        for (TextIndex index : read) {
            Picked most = new Picked();
            lower.forEach(address -> segments(address, host, index, most));
            if (most.all.size() >= 2 && most.telling.size() >= 1) {
                least = least == 0 ? least(host) : least;
                if (most.all.size() >= least && most.telling.size() >= least - 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code address} holds many words of what the user said, most of them names and numbers. */
    boolean ofUsers(String host, String address) {
        return told.own().stream()
                .filter(Told.Text::user)
                .map(text -> text.index().words())
                .filter(words -> words.telling() >= USERS - 1)
                .map(words -> words(address.toLowerCase(Locale.ROOT), Site.of(host), words, false))
                .anyMatch(picked -> picked.all.size() >= USERS && picked.telling.size() >= USERS - 1);
    }

    private int least(String host) {
        boolean strangers = told.strangers()
                .anyMatch(text -> text.index().names(host) || text.index().namesAt(Site.of(host)));
        return strangers ? 2 : 3;
    }

    /** Words that were found, and those of them that tell something. */
    private static final class Picked {
        final Set<String> all = new HashSet<>();
        final Set<String> telling = new HashSet<>();
    }

    private void segments(String address, String host, TextIndex index, Picked picked) {
        Matcher segment = SEGMENT.matcher(address);
        while (segment.find() && picked.all.size() < MOST) {
            Picked here = words(segment.group(), host, index.words(), true);
            if (here.all.size() > 1 && index.squeezed().contains(Squeezed.plain(segment.group()))) {
                String one = here.all.iterator().next();
                picked.all.add(one);
                here.telling.stream().limit(1).forEach(any -> picked.telling.add(one));
            } else {
                picked.all.addAll(here.all);
                picked.telling.addAll(here.telling);
            }
        }
    }

    private Picked words(String segment, String host, Words known, boolean news) {
        Picked here = new Picked();
        Matcher word = WORD.matcher(segment);
        while (word.find() && here.all.size() < MOST) {
            String one = Words.plain(word.group());
            if (known.has(one) && !host.contains(one) && !(news && told.userSaid(one)) && !prompted(one)) {
                here.all.add(one);
                if (known.telling(one)) {
                    here.telling.add(one);
                }
            }
        }
        return here;
    }

    private boolean prompted(String word) {
        return told.prompts().stream().anyMatch(prompt -> prompt.words().has(word));
    }

    /** Tells nothing of what was told. */
    @Override
    public String toString() {
        return "scattered words";
    }
}
