package dev.agentfirewall.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionProperties {
    @Property
    void and_denyOverrides(@ForAll("decisions") Decision a, @ForAll("decisions") Decision b) {
        boolean bothPermit = a instanceof Decision.Permit && b instanceof Decision.Permit;
        assertThat(a.and(b) instanceof Decision.Permit).isEqualTo(bothPermit);
    }

    @Property
    void and_losesNoObligation(@ForAll("decisions") Decision a, @ForAll("decisions") Decision b) {
        if (a instanceof Decision.Permit mine && b instanceof Decision.Permit theirs) {
            assertThat(((Decision.Permit) a.and(b)).obligations())
                    .containsAll(mine.obligations())
                    .containsAll(theirs.obligations());
        } else {
            assertThat(a.and(b)).isInstanceOf(Decision.Deny.class);
        }
    }

    @Example
    void deny_withoutReason_cannotBeMade() {
        assertThatThrownBy(() -> new Decision.Deny(Decision.Basis.RULE, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void reason_codeWithOtherText_cannotBeMade() {
        for (String code : List.of("", "nodot", "a.b c", "A.b", "a.b\n", "x".repeat(99) + ".yy")) {
            assertThatThrownBy(() -> Reason.of(code)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<Decision> decisions() {
        Arbitrary<Decision> permit = Arbitraries.of("a.one", "b.two")
                .map(code -> new Decision.Permit(
                        List.of(Reason.of("ok.yes")), List.of(new Obligation.Approval(code, "owner")), List.of()));
        Arbitrary<Decision> deny = Arbitraries.of(Decision.Basis.values()).map(basis -> Decision.deny(basis, "c.no"));
        return Arbitraries.oneOf(permit, deny);
    }
}
