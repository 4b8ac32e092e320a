package dev.agentfirewall.output;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was told, in spellings that hide it, and any text so hidden, in one address.
 *
 * @param told what was told
 * @param give texts that give the address themselves
 * @param wide whether what the user said counts too
 */
record HiddenCargo(Told told, Set<TextIndex> give, boolean wide) {
    private static final int HIDDEN_RUN = 6;
    private static final int SHIFTED_RUN = 9;
    private static final int PLAYED = 14;
    private static final int READABLE = 10;
    private static final Pattern SINGLE = Pattern.compile(
            "(?:(?<![a-z0-9])[a-z0-9]{1,2}[/.,_+ -]){4,}[a-z0-9]{1,2}(?![a-z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z0-9]{4,13}(?![A-Za-z0-9])");
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{6,19}(?![0-9])");

    private boolean names(String form, String squeezed) {
        return told.read().stream()
                .filter(Told.Text::secret)
                .flatMap(text -> text.index().people().keySet().stream())
                .anyMatch(name -> form.contains(name) && !squeezed.contains(name) && !told.userSaid(name));
    }

    /** Whether a key, a password or a canary stands in {@code all}, as it is. */
    boolean secret(String all) {
        String squeezed = Squeezed.plain(all);
        return told.secrets().stream().anyMatch(one -> secret(one, squeezed) && !own(one))
                || told.spoken().stream().anyMatch(one -> squeezed.contains(one) && !own(one))
                || told.canaries().stream().anyMatch(squeezed::contains);
    }

    /** Whether it came with the address, and stood nowhere else. */
    private boolean own(String secret) {
        return !give.isEmpty() && told.linked(secret);
    }

    private static boolean secret(String one, String squeezed) {
        return squeezed.contains(one)
                || (one.length() >= 16 && squeezed.contains(one.substring(0, one.length() / 2)))
                || (one.length() >= 16 && squeezed.contains(one.substring(one.length() / 2)));
    }

    /** {@code SECRET}, {@code ENCODED} or {@code NONE}. */
    Cargo in(String all) {
        for (String form : Decodings.of(all)) {
            if (secret(form)) {
                return Cargo.SECRET;
            }
            if ((form.length() >= READABLE && give.isEmpty() && told.guarded() && wordy(form))
                    || told(Squeezed.plain(Decodings.percent(form)), HIDDEN_RUN)) {
                return Cargo.ENCODED;
            }
        }
        if (letters(all) || numbers(all)) {
            return Cargo.ENCODED;
        }
        String squeezed = Squeezed.plain(all);
        if (squeezed.length() < HIDDEN_RUN || !give.isEmpty()) {
            return Cargo.NONE;
        }
        Cargo respelled = respelled(squeezed);
        return respelled == Cargo.NONE && played(all, squeezed) ? Cargo.ENCODED : respelled;
    }

    /** Words turned round, or taken from the end; signs for letters all over the keyboard. */
    private boolean played(String all, String squeezed) {
        if (squeezed.length() < PLAYED || told(squeezed, PLAYED)) {
            return false;
        }
        WordGames words = WordGames.of(all);
        return told(words.backwards(), PLAYED)
                || told(words.turned(), PLAYED)
                || names(words.backwards(), squeezed)
                || names(words.turned(), squeezed)
                || told(Squeezed.plain(Ciphers.rot47(all)), SHIFTED_RUN);
    }

    /** Letters with something between them. */
    private boolean letters(String all) {
        Matcher letters = SINGLE.matcher(all);
        while (letters.find()) {
            String word = Squeezed.plain(letters.group());
            if (secret(word) || told(word, Math.min(HIDDEN_RUN, word.length()))) {
                return true;
            }
        }
        return false;
    }

    /** A number that was read, to another base, backwards, or with each digit moved on. */
    private boolean numbers(String all) {
        if (!give.isEmpty()) {
            return false;
        }
        Matcher digits = DIGITS.matcher(all);
        while (digits.find()) {
            String steps = Ciphers.steps(digits.group(), false);
            String back = Ciphers.reversed(digits.group());
            boolean plain = told.userSaid(digits.group()) || holds(digits.group());
            if (!plain && (holds(back) || read(steps))) {
                return true;
            }
        }
        Matcher code = CODE.matcher(all);
        while (code.find()) {
            if (rebased(code.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private boolean rebased(String code) {
        for (int base : new int[] {16, 36, 8}) {
            if (code.chars().allMatch(c -> Character.digit(c, base) >= 0)) {
                String number = Long.toString(Long.parseLong(code.substring(0, Math.min(11, code.length())), base));
                if (number.length() >= HIDDEN_RUN && !number.equals(code) && holds(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holds(String value) {
        return told.read().stream()
                .anyMatch(text -> text.secret() && text.index().holdsValue(value));
    }

    private boolean read(String steps) {
        return told.read().stream()
                .anyMatch(text -> text.secret() && text.index().holdsNumberBySteps(steps));
    }

    private Cargo respelled(String squeezed) {
        if (disguised(squeezed)) {
            return Cargo.SECRET;
        }
        if (squeezed.length() < SHIFTED_RUN || told(squeezed, SHIFTED_RUN)) {
            return Cargo.NONE;
        }
        String on = Ciphers.steps(squeezed, false);
        boolean moved = stepped(on) || stepped(Ciphers.mirroredSteps(on)) || stepped(Ciphers.backwardSteps(on));
        return moved || told(Ciphers.unleet(squeezed), SHIFTED_RUN) ? Cargo.ENCODED : Cargo.NONE;
    }

    /** A secret in other letters, or backwards. */
    private boolean disguised(String squeezed) {
        if (told.secrets().isEmpty()) {
            return false;
        }
        if (discloses(Ciphers.reversed(squeezed), squeezed)
                || discloses(Ciphers.mirrored(squeezed), squeezed)
                || discloses(Ciphers.unleet(squeezed), squeezed)) {
            return true;
        }
        for (int by = 1; by < 26; by++) {
            if (discloses(Ciphers.shifted(squeezed, by), squeezed)) {
                return true;
            }
        }
        return false;
    }

    private boolean discloses(String form, String squeezed) {
        return told.secrets().stream()
                .anyMatch(one -> one.length() >= 6 && form.contains(one) && !squeezed.contains(one));
    }

    private boolean stepped(String steps) {
        return texts().anyMatch(text -> text.index().steps().shares(steps, SHIFTED_RUN - 1 + (text.user() ? 2 : 0)));
    }

    /** Whether {@code form} is text that somebody meant to be read, not bytes that happen to be letters. */
    private static boolean wordy(String form) {
        long plain = form.chars()
                .filter(c -> c < 0x80 && (Character.isLetterOrDigit(c) || " ,.:;@_-/={}\"'\n".indexOf(c) >= 0))
                .count();
        return plain == form.length();
    }

    /** Whether a text that was told shares a run of at least {@code least} with {@code form}. */
    private boolean told(String form, int least) {
        return form.length() >= least && least >= 4 && texts().anyMatch(text -> runs(text, form, least));
    }

    private static boolean runs(Told.Text text, String form, int least) {
        int enough = text.user() ? least + 2 : least;
        return enough >= HIDDEN_RUN
                ? text.index().grams().shares(form, enough)
                : form.length() >= 4 && text.index().holdsValue(form);
    }

    private Stream<Told.Text> texts() {
        return Stream.concat(
                told.read().stream().filter(text -> text.secret() && !give.contains(text.index())),
                told.own().stream());
    }

    /** Tells nothing of what was told. */
    @Override
    public String toString() {
        return "hidden cargo";
    }
}
