package dev.agentfirewall.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(DomainContext.Global.class)
class LabelProperties {
    @Property
    void join_neverRaisesTrust(
            @ForAll Integrity a, @ForAll Confidentiality b, @ForAll Integrity c, @ForAll Confidentiality d) {
        Label mine = new Label(a, b);
        Label joined = mine.join(new Label(c, d));
        assertThat(joined.integrity()).isGreaterThanOrEqualTo(mine.integrity()); // later in the order is worth less
        assertThat(joined.confidentiality()).isGreaterThanOrEqualTo(mine.confidentiality());
    }

    @Property
    void join_isCommutativeAssociativeAndIdempotent(
            @ForAll Integrity a, @ForAll Integrity b, @ForAll Integrity c, @ForAll Confidentiality d) {
        Label x = new Label(a, d);
        Label y = new Label(b, Confidentiality.INTERNAL);
        Label z = new Label(c, Confidentiality.PUBLIC);
        assertThat(x.join(y)).isEqualTo(y.join(x));
        assertThat(x.join(y).join(z)).isEqualTo(x.join(y.join(z)));
        assertThat(x.join(x)).isEqualTo(x);
        assertThat(x.join(Label.CLEAN)).isEqualTo(x);
        assertThat(x.join(Label.UNKNOWN)).isEqualTo(Label.UNKNOWN);
    }

    @Property
    void endorsed_flagged_staysFlagged(@ForAll Confidentiality secrecy) {
        Label flagged = new Label(Integrity.FLAGGED, secrecy);
        assertThat(flagged.endorsed(Endorsement.reviewedBy("emma", "read it"))).isEqualTo(flagged);
    }

    @Example
    void reviewedBy_nobody_isRefused() {
        assertThatThrownBy(() -> Endorsement.reviewedBy(" ", "why")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endorsement.reviewedBy("emma", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
