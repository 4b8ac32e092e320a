package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a verb says a tool does, given the nouns beside it: "sends money" pays, "adds a member" grants, "runs a search" reads.
 * The noun decides only towards harm, but for a few harmless compounds that everybody writes.
 */
final class Deeds {
    private static final Nouns NOUNS = Nouns.ENGLISH;

    private Deeds() {}

    /**
     * What {@code verb} says.
     *
     * @param nouns the words it is said of, singular
     * @return empty where it says nothing
     */
    static Optional<Deed> of(Verb verb, List<String> nouns) {
        return switch (verb.kind()) {
            case READ -> Optional.of(reading(verb, nouns));
            case MAKE -> Optional.of(making(verb, nouns));
            case WRITE -> Optional.of(writing(verb, nouns));
            case DELETE -> Optional.of(deleting(verb, nouns));
            case SEND -> Optional.of(sending(verb, nouns));
            case PAY -> Optional.of(paying(verb, nouns));
            case EXECUTE -> Optional.of(executing(verb, nouns));
            case GRANT -> Optional.of(granting(verb, nouns));
            case LIGHT -> light(verb, nouns);
            case VAGUE -> Optional.empty();
        };
    }

    /** What a noun for doing something says: "currency converter", "makes a reservation". */
    static Optional<Deed> ofNoun(List<String> nouns) {
        for (int i = Deed.DANGER.size() - 1; i >= 0; i--) {
            Effect effect = Deed.DANGER.get(i);
            Optional<String> noun = NOUNS.thing("action-" + effect.word(), nouns);
            if (noun.isPresent()) {
                return Optional.of(Deed.of(effect, noun.get()).by(Deed.Ground.NOUN));
            }
        }
        return Optional.empty();
    }

    private static Deed reading(Verb verb, List<String> nouns) {
        boolean result =
                NOUNS.any("articles", nouns) || NOUNS.any("action-read", nouns); // "returns the product of two numbers"
        if (verb.base().equals("return") && NOUNS.any("bought", nouns) && !result) {
            return Deed.of(Effect.PAY, "return", "purchase");
        }
        if (verb.base().equals("format") && NOUNS.any("disks", nouns)) {
            return Deed.of(Effect.DELETE, "format", "disk");
        }
        if (NOUNS.any("sql", nouns) && Set.of("query", "select", "search").contains(verb.base())) {
            return Deed.of(Effect.EXECUTE, verb.base(), "sql");
        }
        if (verb.base().equals("ask")
                && nouns.size() > 1
                && NOUNS.in("articles", nouns.get(0))
                && !NOUNS.any("askable", nouns)) {
            return Deed.of(Effect.SEND, "ask"); // "asks the surgery to renew a prescription"
        }
        Deed read = Deed.of(Effect.READ, verb.base());
        return verb.base().equals("download") ? read.with(Effect.WRITE) : read;
    }

    private static Deed making(Verb verb, List<String> nouns) {
        boolean air = NOUNS.any("made-of-air", nouns);
        Optional<Deed> worse = air ? Optional.empty() : worse(verb, nouns);
        return worse.orElseGet(
                () -> Deed.of(air ? Effect.READ : Effect.WRITE, verb.base()).by(Deed.Ground.MAKING));
    }

    private static Deed writing(Verb verb, List<String> nouns) {
        Optional<Deed> worse = worse(verb, nouns);
        if (worse.isPresent()) {
            return worse.get();
        }
        if (verb.base().equals("add") && NOUNS.any("numbers", nouns)) {
            return Deed.of(Effect.READ, "add", "number");
        }
        if (verb.base().equals("open") && NOUNS.any("opens-for-reading", nouns)) {
            return Deed.of(Effect.READ, "open");
        }
        if (verb.base().equals("apply") && NOUNS.any("methods", nouns)) {
            return Deed.of(Effect.READ, "apply", "method");
        }
        if (verb.base().equals("open") && NOUNS.any("physical-locks", nouns)) {
            return Deed.of(
                    Effect.GRANT, "open", NOUNS.first("physical-locks", nouns).orElse(""));
        }
        if (NOUNS.any("to-trash", nouns)) {
            return Deed.of(Effect.DELETE, verb.base(), "trash");
        }
        Deed write = Deed.of(Effect.WRITE, verb.base());
        boolean othersRead = NOUNS.in("leaving-the-house", verb.base())
                || (NOUNS.in("reporting", verb.base()) && NOUNS.any("tells-many", nouns) && !NOUNS.any("draft", nouns));
        return othersRead ? write.with(Effect.SEND) : write;
    }

    /** What makes a change more than one. */
    private static Optional<Deed> worse(Verb verb, List<String> nouns) {
        String base = verb.base();
        if (NOUNS.in("session", base)) {
            return Optional.empty();
        }
        if (pays(base, nouns)) {
            return Optional.of(Deed.of(Effect.PAY, base, "payment"));
        }
        if (NOUNS.in("setting-off", base) && NOUNS.thing("runs", nouns).isPresent() && !base.equals("create")) {
            return Optional.of(
                    Deed.of(Effect.EXECUTE, base, NOUNS.first("runs", nouns).orElse("")));
        }
        Optional<String> right = NOUNS.thing("grants", nouns).or(() -> key(base, nouns));
        if (right.isPresent() || NOUNS.any("in-public", nouns)) {
            return Optional.of(Deed.of(Effect.GRANT, base, right.orElse("public")));
        }
        if (NOUNS.in("letting-in", base) && NOUNS.thing("joins", nouns).isPresent()) {
            return Optional.of(
                    Deed.of(Effect.GRANT, base, NOUNS.first("joins", nouns).orElse("")));
        }
        if (NOUNS.in("claiming", base) && NOUNS.thing("claims", nouns).isPresent()) {
            return Optional.of(Deed.of(Effect.SEND, base, "claim"));
        }
        boolean says = NOUNS.in("saying", base) && NOUNS.thing("says", nouns).isPresent();
        return says && !NOUNS.any("draft", nouns)
                ? Optional.of(
                        Deed.of(Effect.SEND, base, NOUNS.thing("says", nouns).orElse("")))
                : Optional.empty();
    }

    /** {@code deed}, or the granting that it is when said of {@code nouns}: "creates it", of a visitor's code. */
    static Deed handingOut(Deed deed, List<String> nouns) {
        Optional<String> key = deed.effect() == Effect.WRITE ? key(deed.words().get(0), nouns) : Optional.empty();
        return key.map(code -> Deed.of(Effect.GRANT, deed.words().get(0), code)).orElse(deed);
    }

    /** A code that opens something to whoever is given it. */
    private static Optional<String> key(String base, List<String> nouns) {
        if (NOUNS.in("choosing", base) && NOUNS.any("pins", nouns)) {
            return Optional.of("pin");
        }
        boolean made = NOUNS.in("letting-in", base) || base.equals("generate");
        return NOUNS.first("keys", nouns).filter(key -> NOUNS.in("handing-out", base) || (made && !key.equals("code")));
    }

    private static boolean pays(String base, List<String> nouns) {
        boolean changes = NOUNS.in("changing-money", base) && NOUNS.any("moneys", nouns);
        return (changes && !NOUNS.any("told", nouns) && !NOUNS.any("action-read-of-money", nouns))
                || NOUNS.thing("pays", nouns).isPresent()
                || (NOUNS.in("placing", base)
                        && NOUNS.thing("pays-when-placed", nouns).isPresent());
    }

    private static Deed deleting(Verb verb, List<String> nouns) {
        Optional<String> right = NOUNS.thing("grants", nouns);
        return right.isPresent()
                ? Deed.of(Effect.GRANT, verb.base(), right.get())
                : Deed.of(Effect.DELETE, verb.base());
    }

    private static Deed sending(Verb verb, List<String> nouns) {
        String base = verb.base();
        if (base.equals("tell") && (nouns.isEmpty() || NOUNS.in("asking", nouns.get(0)))) {
            return Deed.of(Effect.READ, base); // "tells whether a payment was booked"
        }
        if (pays(base, nouns)) {
            return Deed.of(Effect.PAY, base, NOUNS.thing("pays", nouns).orElse("order"));
        }
        if (base.equals("send") && NOUNS.any("requests-for-reading", nouns) && nouns.contains("request")) {
            return Deed.of(Effect.READ, base, "request");
        }
        if ((base.equals("call") && NOUNS.any("called", nouns))
                || (base.equals("submit") && NOUNS.thing("runs", nouns).isPresent())) {
            return Deed.of(Effect.EXECUTE, base);
        }
        boolean opensDoors = base.equals("invite") || base.equals("share");
        boolean doors = NOUNS.any("spaces", nouns) || NOUNS.any("grants", nouns);
        return opensDoors && doors
                ? Deed.of(Effect.GRANT, base, NOUNS.first("spaces", nouns).orElse("permission"))
                        .with(Effect.SEND)
                : Deed.of(Effect.SEND, base);
    }

    private static Deed paying(Verb verb, List<String> nouns) {
        String base = verb.base();
        if (base.equals("transfer") && NOUNS.any("grants", nouns)) {
            return Deed.of(Effect.GRANT, base, "ownership");
        }
        if (base.equals("transfer") && NOUNS.any("to-people", nouns) && !NOUNS.any("pays", nouns)) {
            return Deed.of(Effect.SEND, base);
        }
        if (base.equals("withdraw") && !NOUNS.any("pays", nouns) && NOUNS.any("withdrawn", nouns)) {
            boolean right = NOUNS.any("grants", nouns) || NOUNS.any("keys", nouns);
            return Deed.of(right ? Effect.GRANT : Effect.DELETE, base);
        }
        if (base.startsWith("check") && NOUNS.any("checked-out", nouns)) {
            return Deed.of(Effect.WRITE, base);
        }
        return base.equals("charge") && NOUNS.any("devices", nouns)
                ? Deed.of(Effect.WRITE, base, "device")
                : Deed.of(Effect.PAY, base);
    }

    private static Deed executing(Verb verb, List<String> nouns) {
        boolean code = NOUNS.any("sql", nouns) || NOUNS.any("runs", nouns);
        Optional<Deed> noun = code ? Optional.empty() : ofNoun(nouns);
        return noun.orElseGet(() -> Deed.of(Effect.EXECUTE, verb.base()));
    }

    private static Deed granting(Verb verb, List<String> nouns) {
        if (verb.base().equals("disarm") && !NOUNS.any("guards", nouns)) {
            return Deed.of(Effect.WRITE, "disarm");
        }
        if (verb.base().equals("unlock") && NOUNS.any("opens-nothing", nouns) && !NOUNS.any("physical-locks", nouns)) {
            return Deed.of(Effect.WRITE, "unlock");
        }
        return verb.base().equals("approve") && pays("place", nouns)
                ? Deed.of(Effect.PAY, "approve", "payment")
                : Deed.of(Effect.GRANT, verb.base());
    }

    private static Optional<Deed> light(Verb verb, List<String> nouns) {
        Optional<Deed> worse = worse(verb, nouns);
        return worse.isPresent() ? worse : ofNoun(nouns);
    }
}
