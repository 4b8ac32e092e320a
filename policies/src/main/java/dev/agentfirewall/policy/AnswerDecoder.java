package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.Advice;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Decision.Basis;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The one reader of what policy answers, whichever engine gave it: two readers that disagree about <i>undefined</i> are how a
 * firewall comes to permit what its policy never did.
 *
 * <p>An answer is {@code {"permit", "reasons", "obligations", "advice"}}, all four and nothing else. It permits only where
 * {@code permit} is the JSON value {@code true} and the rest is sound; anything that is not understood, such as a field or an obligation
 * that this version does not know, is a denial with the code {@value #MALFORMED}, for nobody could carry it out. Engines give sets in any
 * order, so reasons, obligations and advice come out sorted and without repetition.
 *
 * <p>Never throws. Thread-safe.
 */
public final class AnswerDecoder {
    /** The answer is not one that the contract knows. */
    public static final String MALFORMED = "policy.malformed_answer";

    /** Policy says nothing at all. */
    public static final String UNDEFINED = "policy.undefined";

    /** The policy's own word for: no rule had anything to say. */
    public static final String NOT_APPLICABLE = "policy.not_applicable";

    private static final Set<String> FIELDS = Set.of("permit", "reasons", "obligations", "advice");
    private static final int MAX_REASONS = 1_000;
    private static final int MAX_OBLIGATIONS = 100;
    private static final int MAX_ADVICE = 100;
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_RULES = 256;
    private static final int MAX_FINDINGS = 4_096;

    private static final Comparator<Obligation> OBLIGATIONS = Comparator.comparing(Obligation::type)
            .thenComparing(Obligation::code)
            .thenComparing(AnswerDecoder::rest);

    private AnswerDecoder() {}

    /** What {@code answer} says; empty is an undefined one. */
    public static Decision decode(Optional<Json> answer) {
        if (answer.isEmpty()) {
            return Decision.deny(Basis.NOT_APPLICABLE, UNDEFINED);
        }
        try {
            return decision(object(answer.get(), FIELDS, FIELDS));
        } catch (MalformedAnswer e) {
            return Decision.indeterminate(MALFORMED);
        }
    }

    private static Decision decision(Json.Obj answer) {
        List<Reason> reasons = list(answer, "reasons", MAX_REASONS, AnswerDecoder::reason);
        List<Obligation> obligations = list(answer, "obligations", MAX_OBLIGATIONS, AnswerDecoder::obligation);
        List<Advice> advice = list(answer, "advice", MAX_ADVICE, AnswerDecoder::advice);
        advice = advice.stream().sorted(Comparator.comparing(Advice::code)).toList();
        return permit(answer)
                ? new Decision.Permit(
                        reasons, obligations.stream().sorted(OBLIGATIONS).toList(), advice)
                : denial(reasons, obligations, advice);
    }

    private static boolean permit(Json.Obj answer) {
        if (answer.get("permit").orElse(Json.NULL) instanceof Json.Bool permit) {
            return permit.value();
        }
        throw new MalformedAnswer();
    }

    private static Decision denial(List<Reason> reasons, List<Obligation> obligations, List<Advice> advice) {
        // an obligation promises a permit; both at once is a policy that contradicts itself
        if (reasons.isEmpty() || !obligations.isEmpty()) {
            throw new MalformedAnswer();
        }
        boolean silent = reasons.stream().allMatch(reason -> reason.code().equals(NOT_APPLICABLE));
        return new Decision.Deny(silent ? Basis.NOT_APPLICABLE : Basis.RULE, reasons, advice);
    }

    private static Reason reason(Json json) {
        Json.Obj reason = object(json, Set.of("code"), Set.of("code", "argument"));
        String code = code(reason);
        return reason.get("argument").isEmpty() ? Reason.of(code) : Reason.at(code, pointer(reason));
    }

    private static String pointer(Json.Obj reason) {
        String pointer = text(reason, "argument");
        if (pointer.isEmpty() || pointer.startsWith("/")) {
            return pointer;
        }
        throw new MalformedAnswer();
    }

    private static String rest(Obligation obligation) {
        if (obligation instanceof Obligation.Redact redact) {
            return String.join(",", new TreeSet<>(redact.rules())) + new TreeSet<>(redact.findings());
        }
        if (obligation instanceof Obligation.Replace replace) {
            return new TreeSet<>(replace.findings()) + replace.with();
        }
        if (obligation instanceof Obligation.Restore restore) {
            return String.join(",", new TreeSet<>(restore.rules()));
        }
        if (obligation instanceof Obligation.Keep keep) {
            return String.join(",", new TreeSet<>(keep.arguments()));
        }
        return obligation instanceof Obligation.Approval approval ? approval.by() : "";
    }

    private static Obligation obligation(Json json) {
        if (json instanceof Json.Obj obligation) {
            String type = text(obligation, "type");
            if (type.equals("approval")) {
                return approval(obligation);
            }
            if (type.equals("redact")) {
                return redact(obligation);
            }
            if (type.equals("replace")) {
                return replace(obligation);
            }
            if (type.equals("restore")) {
                return restore(obligation);
            }
            if (type.equals("keep")) {
                return keep(obligation);
            }
        }
        throw new MalformedAnswer();
    }

    private static Obligation redact(Json.Obj obligation) {
        object(obligation, Set.of("type", "code"), Set.of("type", "code", "rules", "findings"));
        try {
            return new Obligation.Redact(code(obligation), rules(obligation), findings(obligation));
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer(); // by rule and by place at once: which of the two was meant nobody can tell
        }
    }

    private static Obligation replace(Json.Obj obligation) {
        object(obligation, Set.of("type", "code", "with"), Set.of("type", "code", "findings", "with"));
        try {
            return new Obligation.Replace(code(obligation), findings(obligation), text(obligation, "with"));
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer();
        }
    }

    private static Obligation restore(Json.Obj obligation) {
        Set<String> names = Set.of("type", "code", "rules");
        return new Obligation.Restore(code(object(obligation, names, names)), rules(obligation));
    }

    private static Obligation keep(Json.Obj obligation) {
        Set<String> names = Set.of("type", "code", "arguments");
        String code = code(object(obligation, names, names));
        List<String> arguments = list(obligation, "arguments", MAX_REASONS, AnswerDecoder::leaf);
        if (arguments.isEmpty()) {
            throw new MalformedAnswer();
        }
        return new Obligation.Keep(code, Set.copyOf(arguments));
    }

    private static String leaf(Json json) {
        if (json instanceof Json.Str pointer
                && pointer.value().startsWith("/")
                && pointer.value().length() <= MAX_TEXT) {
            return pointer.value();
        }
        throw new MalformedAnswer();
    }

    private static Set<Integer> findings(Json.Obj obligation) {
        if (obligation.get("findings").isEmpty()) {
            return Set.of();
        }
        List<Integer> places = list(obligation, "findings", MAX_FINDINGS, AnswerDecoder::place);
        if (places.isEmpty()) {
            throw new MalformedAnswer(); // no finding is not the whole text
        }
        return Set.copyOf(places);
    }

    private static Integer place(Json json) {
        try {
            if (json instanceof Json.Num number && number.value().signum() >= 0) {
                return number.value().intValueExact();
            }
        } catch (ArithmeticException e) {
            throw new MalformedAnswer();
        }
        throw new MalformedAnswer();
    }

    private static Set<String> rules(Json.Obj redact) {
        if (redact.get("rules").isEmpty()) {
            return Set.of();
        }
        List<String> rules = list(redact, "rules", MAX_RULES, AnswerDecoder::rule);
        if (rules.isEmpty()) {
            throw new MalformedAnswer(); // to cut by no rule is not to cut what is flagged
        }
        return Set.copyOf(rules);
    }

    private static String rule(Json json) {
        if (json instanceof Json.Str rule && rule.value().matches("[a-z0-9_]{1,64}\\.[a-z0-9_.]{0,128}")) {
            return rule.value();
        }
        throw new MalformedAnswer();
    }

    private static Obligation approval(Json.Obj obligation) {
        object(obligation, Set.of("type", "code", "by"), Set.of("type", "code", "by", "endorses", "approvers"));
        String by = text(obligation, "by");
        if (by.isBlank()) {
            throw new MalformedAnswer();
        }
        return new Obligation.Approval(
                code(obligation),
                by,
                approvers(obligation),
                obligation.get("endorses").map(AnswerDecoder::endorsing));
    }

    private static int approvers(Json.Obj obligation) {
        if (!(obligation.get("approvers").orElse(Json.of(1)) instanceof Json.Num number)) {
            throw new MalformedAnswer();
        }
        try {
            int people = number.value().intValueExact();
            if (people >= 1 && people <= Obligation.Approval.MOST_APPROVERS) {
                return people;
            }
        } catch (ArithmeticException e) {
            throw new MalformedAnswer(); // one person and a half
        }
        throw new MalformedAnswer();
    }

    private static Endorsing endorsing(Json json) {
        Set<String> names = Set.of("source", "effects", "minutes");
        Json.Obj terms = object(json, names, names);
        Set<Effect> effects = Set.copyOf(list(terms, "effects", Effect.values().length, AnswerDecoder::effect));
        try {
            return new Endorsing(Digest.parse(text(terms, "source")), effects, minutes(terms));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedAnswer(); // what lasts too long or covers nothing is no offer
        }
    }

    private static Effect effect(Json json) {
        return Arrays.stream(Effect.values())
                .filter(effect -> json.equals(Json.of(effect.word())))
                .findFirst()
                .orElseThrow(MalformedAnswer::new);
    }

    private static Duration minutes(Json.Obj terms) {
        if (terms.get("minutes").orElse(Json.NULL) instanceof Json.Num minutes) {
            return Duration.ofMinutes(minutes.value().longValueExact());
        }
        throw new MalformedAnswer();
    }

    private static Advice advice(Json json) {
        return new Advice(code(object(json, Set.of("code"), Set.of("code"))));
    }

    private static String code(Json.Obj object) {
        try {
            return Reason.of(text(object, "code")).code(); // advice and obligations are coded as reasons are
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer();
        }
    }

    private static String text(Json.Obj object, String name) {
        if (object.get(name).orElse(Json.NULL) instanceof Json.Str text
                && text.value().length() <= MAX_TEXT) {
            return text.value();
        }
        throw new MalformedAnswer();
    }

    private static <T> List<T> list(Json.Obj answer, String name, int limit, Function<Json, T> element) {
        if (!(answer.get(name).orElse(Json.NULL) instanceof Json.Arr array)
                || array.elements().size() > limit) {
            throw new MalformedAnswer();
        }
        return array.elements().stream().map(element).distinct().toList();
    }

    private static Json.Obj object(Json json, Set<String> required, Set<String> known) {
        if (json instanceof Json.Obj object
                && known.containsAll(object.members().keySet())
                && object.members().keySet().containsAll(required)) {
            return object;
        }
        throw new MalformedAnswer();
    }

    /** Found on the way down; becomes a denial at the top. Says nothing of the answer, which may quote the request. */
    private static final class MalformedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedAnswer() {
            super("the answer is not in the contract's form", null, false, false);
        }
    }
}
