package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a tool's results are worth. A stranger's text, unless the tool only reads, takes nothing that could choose whose text it is, and
 * returns what only the system writes: the date, a balance, the user's own profile. Internal, unless it hands out secrets.
 *
 * <p>A profile stays internal: a user who says "put my e-mail address in the form" would else be denied.
 */
final class ResultInference {
    private static final Nouns NOUNS = Nouns.ENGLISH;
    /** Arguments that choose a form, not a source. */
    private static final Set<String> FORM = Set.of("format", "timezone", "time_zone", "tz", "locale", "unit", "units");

    private ResultInference() {}

    static Guess<Label> infer(OfferedTool tool, NameReading name, InferredEffects effects) {
        boolean secret = effects.all().contains(Effect.READ) && NOUNS.any("secrets", name.nouns());
        Confidentiality secrecy = secret ? Confidentiality.CONFIDENTIAL : Confidentiality.INTERNAL;
        if (own(tool, name, effects)) {
            return new Guess<>(
                    new Label(Integrity.TRUSTED, secrecy), Certainty.MEDIUM, "it returns what only the system writes");
        }
        return new Guess<>(
                new Label(Integrity.UNTRUSTED, secrecy),
                secret ? Certainty.MEDIUM : Certainty.HIGH,
                secret ? "it hands out secrets" : "strangers may have written what it returns");
    }

    private static boolean own(OfferedTool tool, NameReading name, InferredEffects effects) {
        boolean closed = effects.all().equals(Set.of(Effect.READ))
                && !tool.hint("openWorldHint").orElse(false)
                && tool.arguments().stream().allMatch(ResultInference::harmless);
        boolean chosen = tool.arguments().stream().anyMatch(ResultInference::account);
        return closed && (state(name) || (profile(name) && !chosen)) && !strange(tool, name);
    }

    private static boolean harmless(OfferedArgument argument) {
        return FORM.contains(name(argument)) || account(argument) || argument.flag();
    }

    /** Whose balance it is may be asked; whose profile, its owner wrote. */
    private static boolean account(OfferedArgument argument) {
        return name(argument).equals("account_id");
    }

    private static String name(OfferedArgument argument) {
        return String.join("_", Words.ofName(argument.name()));
    }

    private static boolean state(NameReading name) {
        return NOUNS.any("own-state", name.nouns());
    }

    private static boolean profile(NameReading name) {
        List<String> nouns = name.nouns();
        return !nouns.isEmpty()
                && nouns.stream().anyMatch(noun -> NOUNS.in("own-profile", noun))
                && nouns.stream().anyMatch(noun -> NOUNS.in("own-profile-tail", noun) || noun.equals("whoami"));
    }

    /** A noun of the name, or the plural of one anywhere in the description, that strangers fill. */
    private static boolean strange(OfferedTool tool, NameReading name) {
        if (NOUNS.any("strangers", name.nouns())) {
            return true;
        }
        return Words.ofProse(tool.description().toLowerCase(Locale.ROOT)).stream()
                .map(word -> Inflection.singular(word).equals(word) ? "" : Inflection.singular(word))
                .anyMatch(noun -> NOUNS.in("strangers", noun));
    }
}
