package dev.agentfirewall.output;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Whether a text repeats the host's instructions: long runs of their letters, however they are dressed up, written backwards, in shifted letters, or
 * encoded. Facts that a prompt gives to be passed on (opening hours, terms) are repeated in a sentence or two; so short runs count only where
 * they are instructions, or make up much of the prompt.
 */
final class SystemEcho {
    private static final int RUN = 14;
    private static final int NOTABLE = 30;
    private static final int LONG = 150;
    private static final int INSTRUCTION = 42;
    private static final int COVERED = 260;
    private static final int DISGUISED = 24;
    private static final int SHAKEN = 24;
    private static final int SMALL = 3;
    private static final int SHORT_TEXT = 4_000;
    private static final List<String> CUES = List.of(
            "youare",
            "youmust",
            "younever",
            "youshould",
            "never",
            "donot",
            "dont",
            "always",
            "reveal",
            "confidential",
            "instructions",
            "yourrole",
            "yourtask",
            "yourjob",
            "onlyanswer",
            "refuse",
            "assistantfor",
            "systemprompt",
            "dubist",
            "niemals",
            "vousetes",
            "eres",
            "nunca",
            "jamais");

    private final String prompt;
    private final Grams grams;
    private final Grams steps;
    private final Grams initials;
    private final Grams shaken;

    SystemEcho(String prompt) {
        WordGames words = WordGames.of(prompt);
        this.prompt = Squeezed.plain(prompt);
        this.grams = new Grams(this.prompt, RUN);
        this.steps = new Grams(Ciphers.steps(this.prompt, true), RUN);
        this.initials = new Grams(words.initials(), RUN);
        this.shaken = new Grams(words.shaken(), RUN);
    }

    /**
     * What is repeated.
     *
     * @param spans the places in the original
     * @param disguised whether it was dressed up so as not to be seen
     */
    record Echo(List<Span> spans, boolean disguised) {
        static final Echo NONE = new Echo(List.of(), false);

        boolean any() {
            return !spans.isEmpty();
        }
    }

    /** What {@code answer} repeats; what the user {@code said} too is theirs to hear. */
    Echo in(String original, Squeezed answer, Predicate<String> said) {
        if (grams.isEmpty() || answer.length() < RUN) {
            return Echo.NONE;
        }
        List<int[]> runs = runs(answer.text(), said);
        int covered = runs.stream().mapToInt(run -> run[1] - run[0]).sum();
        boolean much = covered >= COVERED || (covered >= prompt.length() * 0.7 && covered >= 80);
        List<Span> spans = new ArrayList<>();
        for (int[] run : runs) {
            int length = run[1] - run[0];
            if (much
                    || length >= LONG
                    || (length >= INSTRUCTION && instructs(answer.text().substring(run[0], run[1])))) {
                spans.add(answer.original(run[0], run[1]));
            }
        }
        return spans.isEmpty() ? disguised(original, answer) : new Echo(spans, false);
    }

    /** Where in the original the run begins with which {@code answer} ends, if it may grow into one that counts; empty when it ends with none. */
    OptionalInt growing(Squeezed answer) {
        String text = answer.text();
        for (int at = Math.max(0, text.length() - LONG); at + RUN <= text.length(); at++) {
            if (at + grams.runAt(text, at) == text.length()) {
                return OptionalInt.of(answer.original(at, text.length()).start());
            }
        }
        return OptionalInt.empty();
    }

    private static boolean instructs(String run) {
        return CUES.stream().anyMatch(run::contains);
    }

    private List<int[]> runs(String text, Predicate<String> said) {
        List<int[]> runs = new ArrayList<>();
        int at = 0;
        while (at + RUN <= text.length()) {
            int length = grams.runAt(text, at);
            if (length >= NOTABLE && !said.test(text.substring(at, at + length))) {
                if (!runs.isEmpty() && at - runs.get(runs.size() - 1)[1] <= 6) {
                    runs.get(runs.size() - 1)[1] = at + length; // a word or two changed
                } else {
                    runs.add(new int[] {at, at + length});
                }
            }
            at += length >= RUN ? Math.max(1, length - RUN + 1) : 1;
        }
        return runs;
    }

    private Echo disguised(String original, Squeezed answer) {
        boolean brief = answer.length() <= SHORT_TEXT;
        boolean seen =
                moved(answer.text()) || (brief && (played(original, answer.text()) || initialled(answer.text())));
        return seen ? new Echo(List.of(answer.original(0, answer.length())), true) : Echo.NONE;
    }

    /** In other letters, or backwards. */
    private boolean moved(String text) {
        String on = Ciphers.steps(text, false);
        List<String> ways = List.of(on, Ciphers.mirroredSteps(on), Ciphers.backwardSteps(on));
        return ways.stream().anyMatch(way -> more(steps, way, text)) || more(grams, Ciphers.unleet(text), text);
    }

    /** By the rules of a word game, or with something between the letters. */
    private boolean played(String original, String text) {
        List<String> forms = new ArrayList<>(List.of(every(text, 0), every(text, 1), sieved(text)));
        WordGames words = WordGames.of(original);
        forms.addAll(words.forms());
        return forms.stream().anyMatch(form -> more(grams, form, text)) || shaken(words.shaken(this::says), text);
    }

    /** Whether the instructions hold {@code word} as it is; the shortest words are in every text. */
    private boolean says(String word) {
        return word.length() > SMALL && prompt.contains(word);
    }

    /** Each word with its letters in another order; four signs in five are letters. */
    private boolean shaken(String form, String plain) {
        return shaken.shares(form, SHAKEN) && shaken.longestRun(form) * 4 / 5 > grams.longestRun(plain) + 6;
    }

    /** The first letters of the instructions' words alone. */
    private boolean initialled(String text) {
        return initials.shares(text, RUN) && !grams.shares(text, RUN);
    }

    /** What the answer says in plain letters was looked at already. */
    private boolean more(Grams known, String form, String plain) {
        return known.shares(form, DISGUISED - 1) && known.longestRun(form) > grams.longestRun(plain) + 6;
    }

    private static String every(String text, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < text.length(); i += 2) {
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    /** Without the character that makes up most of it: filling between the letters. */
    private static String sieved(String text) {
        int[] counts = new int[128];
        text.chars().filter(c -> c < 128).forEach(c -> counts[c]++);
        int most = 0;
        for (int c = 0; c < 128; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        return counts[most] * 10 > text.length() * 3 ? text.replace(String.valueOf((char) most), "") : "";
    }

    /** Whether {@code decoded}, which was encoded, says something of the prompt. */
    boolean encoded(String decoded) {
        String plain = Squeezed.plain(decoded);
        return grams.shares(plain, RUN);
    }

    /** Tells the length; the prompt is guarded. */
    @Override
    public String toString() {
        return "SystemEcho[" + prompt.length() + "]";
    }
}
