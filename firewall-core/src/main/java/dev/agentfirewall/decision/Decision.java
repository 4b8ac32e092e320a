package dev.agentfirewall.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The answer of policy: permit or deny. Doubt is a kind of denial, never a third answer. */
public sealed interface Decision {

    /** Why: sorted, at least one in a denial. */
    List<Reason> reasons();

    List<Advice> advice();

    /** It may be done, once every obligation is discharged. */
    record Permit(List<Reason> reasons, List<Obligation> obligations, List<Advice> advice) implements Decision {
        public Permit {
            reasons = reasons.stream().sorted().toList();
            obligations = List.copyOf(obligations);
            advice = List.copyOf(advice);
        }

        @Override
        public <R> R fold(Function<Permit, R> onPermit, Function<Deny, R> onDeny) {
            return onPermit.apply(this);
        }
    }

    /** It may not be done. */
    record Deny(Basis basis, List<Reason> reasons, List<Advice> advice) implements Decision {
        public Deny {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a denial has a reason");
            }
            reasons = reasons.stream().sorted().toList();
            advice = List.copyOf(advice);
        }

        @Override
        public <R> R fold(Function<Permit, R> onPermit, Function<Deny, R> onDeny) {
            return onDeny.apply(this);
        }
    }

    /** What kind of denial. */
    enum Basis {
        /** A rule said no. */
        RULE,
        /** No rule said anything. */
        NOT_APPLICABLE,
        /** The question could not be put, or the answer not be had or understood. */
        INDETERMINATE,
        /** It was permitted under an obligation that was not discharged. */
        OBLIGATION_UNMET;

        private final String word = name().toLowerCase(java.util.Locale.ROOT).intern();

        /** The name in records, in lower case. */
        public String word() {
            return word;
        }
    }

    /** Takes one of two ways; both must be given. */
    <R> R fold(Function<Permit, R> onPermit, Function<Deny, R> onDeny);

    /** Both decisions as one. Deny overrides; reasons, obligations and advice add up. */
    default Decision and(Decision other) {
        return fold(
                mine -> other.fold(theirs -> permit(mine, theirs), theirs -> theirs),
                mine -> other.fold(theirs -> mine, theirs -> deny(mine, theirs)));
    }

    static Deny deny(Basis basis, String code) {
        return new Deny(basis, List.of(Reason.of(code)), List.of());
    }

    static Deny indeterminate(String code) {
        return deny(Basis.INDETERMINATE, code);
    }

    private static Decision permit(Permit mine, Permit theirs) {
        return new Permit(
                both(mine.reasons, theirs.reasons),
                both(mine.obligations, theirs.obligations),
                both(mine.advice, theirs.advice));
    }

    private static Decision deny(Deny mine, Deny theirs) {
        return new Deny(mine.basis, both(mine.reasons, theirs.reasons), both(mine.advice, theirs.advice));
    }

    private static <T> List<T> both(List<T> mine, List<T> theirs) {
        List<T> all = new ArrayList<>(mine);
        all.addAll(theirs);
        return all;
    }
}
