package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weighs what name, description, schema and hints say of a tool's effects. A plain verb in the name decides unless the description
 * tells of worse; a vague name leaves it to the description; where nothing tells, the tool executes.
 */
final class EffectInference {
    /** Arguments whose choices are what the tool may be told to do. */
    private static final Set<String> CHOOSING =
            Set.of("action", "operation", "method", "verb", "op", "command", "verdict");

    private final OfferedTool tool;
    private final NameReading name;
    private final DescriptionReading description;

    EffectInference(OfferedTool tool, NameReading name, DescriptionReading description) {
        this.tool = tool;
        this.name = name;
        this.description = description;
    }

    Guess<InferredEffects> infer() {
        List<Deed> chosen = chosen();
        boolean plain = name.deed().isPresent() && name.plain();
        Guess<InferredEffects> guess = chosen.isEmpty() || plain ? told() : choices(chosen);
        List<Deed> more = plain ? chosen : chosen.isEmpty() ? List.of() : description.opening();
        guess = guess.map(effects -> more.stream().reduce(effects, EffectInference::worsened, (a, b) -> b));
        guess = hinted(graver(byArguments(guess)));
        return description.whole() || guess.value().primary() == Effect.EXECUTE
                ? guess
                : unknown("the description is too long to be read whole");
    }

    private Guess<InferredEffects> told() {
        if (name.deed().isPresent() && name.plain()) {
            return plain(name.deed().get());
        }
        if (description.main().isPresent()) {
            return overriding();
        }
        return name.deed().isPresent()
                ? worst(List.of(name.deed().get()), "the name alone")
                : description.later().isEmpty()
                        ? unknown("neither name nor description tells what it does")
                        : worst(description.later(), "the description");
    }

    private Guess<InferredEffects> plain(Deed said) {
        Optional<Deed> main = description.main();
        String because = "`" + said.said() + "` in the name";
        InferredEffects effects =
                all(said, Stream.concat(description.opening().stream(), description.later().stream()));
        if (main.isEmpty()) {
            return new Guess<>(effects, Certainty.MEDIUM, because);
        }
        because += ", `" + main.get().said() + "` in the description";
        Optional<Deed> agreed = agreedTo(said);
        if (agreed.isPresent()) {
            return new Guess<>(effects.mainly(agreed.get().effect()), Certainty.MEDIUM, because);
        }
        if (main.get().effect() == said.effect()) {
            return new Guess<>(effects, Certainty.HIGH, because);
        }
        if (description.onlyReckons() && name.compound()) {
            return new Guess<>(effects(main.get()), Certainty.LOW, because);
        }
        return overrides(main.get(), said)
                ? new Guess<>(effects.mainly(main.get().effect()), Certainty.LOW, because)
                : new Guess<>(effects, Certainty.MEDIUM, because);
    }

    /** A description tells of worse than a plain name where its verb does; a mere noun only beside a name that reads. */
    private static boolean overrides(Deed main, Deed said) {
        boolean reads = said.effect() == Effect.READ;
        boolean grave = main.danger() >= Deed.DANGER.indexOf(Effect.PAY) && main.ground() == Deed.Ground.VERB;
        return main.danger() > said.danger() && !main.made() && (reads || grave);
    }

    /** What is agreed to is what is done: "accepts a request for money and pays it". */
    private Optional<Deed> agreedTo(Deed said) {
        boolean agrees = Prose.ENGLISH.any("agreeing", said.words());
        return description.opening().stream()
                .filter(deed ->
                        agrees && deed.danger() >= Deed.DANGER.indexOf(Effect.PAY) && deed.danger() > said.danger())
                .max(Comparator.comparingInt(Deed::danger));
    }

    private static InferredEffects effects(Deed deed) {
        return new InferredEffects(deed.effect(), deed.also());
    }

    /** A vague name: the worst of what the description's first sentence says; beside a sentence without a verb, the name where that is worse. */
    private Guess<InferredEffects> overriding() {
        boolean phrase = description
                .main()
                .filter(main -> main.ground() == Deed.Ground.PHRASE)
                .isPresent();
        if (phrase
                && !name.compound()
                && name.deed().filter(said -> said.danger() > 0).isPresent()) {
            return worst(List.of(name.deed().get()), "the name");
        }
        Deed worst = description.opening().stream()
                .max(Comparator.comparingInt(Deed::danger))
                .map(deed -> Deeds.handingOut(deed, name.nouns()))
                .orElseThrow();
        InferredEffects effects =
                all(worst, Stream.concat(description.opening().stream(), description.later().stream()));
        boolean agree = name.deed().isPresent() && name.deed().get().effect() == worst.effect();
        return new Guess<>(
                effects, agree ? Certainty.HIGH : Certainty.MEDIUM, "`" + worst.said() + "` in the description");
    }

    private static InferredEffects worsened(InferredEffects effects, Deed deed) {
        boolean worse = deed.danger() > Deed.DANGER.indexOf(effects.primary());
        return worse ? effects.mainly(deed.effect()) : deed.danger() > 0 ? effects.with(deed.effect()) : effects;
    }

    /** The worst of the choices; but granting or deleting that is one choice in five or fewer is not what the tool is for. */
    private static Guess<InferredEffects> choices(List<Deed> chosen) {
        Guess<InferredEffects> worst = worst(chosen, "the choices of an argument");
        Effect primary = worst.value().primary();
        List<Deed> others =
                chosen.stream().filter(deed -> deed.effect() != primary).toList();
        long acting = chosen.stream().filter(deed -> deed.danger() > 0).count();
        boolean opens = chosen.stream().anyMatch(deed -> Nouns.ENGLISH.any("opening-up", deed.words()));
        boolean rare = !opens && (chosen.size() - others.size()) * 5L <= acting;
        return rare && (primary == Effect.GRANT || primary == Effect.DELETE)
                ? worst(others, "the choices of an argument").map(effects -> effects.with(primary))
                : worst;
    }

    private static Guess<InferredEffects> worst(List<Deed> deeds, String where) {
        Deed worst = deeds.stream().max(Comparator.comparingInt(Deed::danger)).orElseThrow();
        return new Guess<>(all(worst, deeds.stream()), Certainty.LOW, "`" + worst.said() + "` in " + where);
    }

    private static Guess<InferredEffects> unknown(String why) {
        return new Guess<>(new InferredEffects(Effect.EXECUTE, Set.of()), Certainty.LOW, why);
    }

    private static InferredEffects all(Deed main, Stream<Deed> others) {
        List<Effect> effects = new ArrayList<>(main.also());
        boolean reads = main.effect() == Effect.READ;
        others.filter(deed -> counts(deed, reads)).forEach(deed -> {
            effects.add(deed.effect());
            effects.addAll(deed.also());
        });
        return new InferredEffects(main.effect(), Set.copyOf(effects));
    }

    /** "Accepts", "applies", "takes" are said of many a tool that only reads; "updates" and "deletes" are not. */
    private static boolean counts(Deed deed, boolean besideReading) {
        boolean plain = deed.effect() != Effect.WRITE || Prose.ENGLISH.any("changes", deed.words());
        return deed.effect() != Effect.READ && !deed.made() && (plain || !besideReading);
    }

    /** A tool that is told by an argument what to do may do all of it. */
    private List<Deed> chosen() {
        List<Deed> deeds = new ArrayList<>();
        for (OfferedArgument argument : tool.arguments()) {
            if (CHOOSING.contains(argument.name().toLowerCase(Locale.ROOT))) {
                argument.choices().forEach(choice -> deed(choice).ifPresent(deeds::add));
            }
        }
        return deeds;
    }

    /** What a choice says of the tool's own thing: "unlock", of a door or of a table. */
    private Optional<Deed> deed(String choice) {
        return NameReading.of(choice).deed().isEmpty()
                ? Optional.empty()
                : NameReading.of(choice + " " + String.join(" ", name.nouns())).deed();
    }

    /** What the arguments give away: a checked code logs somebody in, SQL and the like are run, a way to pay means paying. */
    private Guess<InferredEffects> byArguments(Guess<InferredEffects> guess) {
        boolean reads = guess.value().all().equals(Set.of(Effect.READ));
        for (OfferedArgument argument : tool.arguments()) {
            Telling telling = Telling.of(argument);
            if (reads && telling == Telling.CODE_TO_RUN) {
                return new Guess<>(
                        guess.value().mainly(Effect.EXECUTE), Certainty.MEDIUM, "`" + argument.name() + "` is run");
            }
            if (reads && telling == Telling.ONE_TIME_CODE) {
                return new Guess<>(
                        guess.value().mainly(Effect.WRITE), Certainty.MEDIUM, "`" + argument.name() + "` is redeemed");
            }
            if (!reads && telling == Telling.WAY_TO_PAY && !name.nouns().contains("card")) { // "locks a card"
                boolean ordered = guess.value().primary() == Effect.SEND; // "requests a ride", and says how to pay
                return guess.map(effects -> ordered ? effects.mainly(Effect.PAY) : effects.with(Effect.PAY));
            }
        }
        return guess;
    }

    /** A change of who may do what, or of how safe things are, is more than a change. */
    private Guess<InferredEffects> graver(Guess<InferredEffects> guess) {
        return new Safeguards(tool)
                .worse(guess.value().primary())
                .map(deed -> new Guess<>(
                        guess.value().mainly(deed.effect()),
                        Certainty.MEDIUM,
                        guess.because() + ", and `" + deed.said() + "`: who may do what, or how safe things are"))
                .orElse(guess);
    }

    /** A server's claims only tighten: that a tool is read-only or harmless is never believed. */
    private Guess<InferredEffects> hinted(Guess<InferredEffects> guess) {
        InferredEffects effects = guess.value();
        boolean reads = effects.all().equals(Set.of(Effect.READ));
        if (tool.hint("destructiveHint").orElse(false)
                && !tool.hint("readOnlyHint").orElse(false)) {
            effects = reads ? effects.mainly(Effect.DELETE) : effects.with(Effect.DELETE);
        } else if (reads && tool.hint("readOnlyHint").filter(only -> !only).isPresent()) {
            effects = effects.mainly(Effect.WRITE);
        }
        boolean open =
                tool.hint("openWorldHint").orElse(false) && !effects.all().equals(Set.of(Effect.READ));
        effects = open ? effects.with(Effect.SEND) : effects;
        return effects.equals(guess.value())
                ? guess
                : new Guess<>(effects, Certainty.MEDIUM, guess.because() + ", and a hint of its server");
    }
}
