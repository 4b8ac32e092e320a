package dev.agentfirewall.samples.decorateamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import org.junit.jupiter.api.Test;

class DecorateAModelTest {

    @Test
    void tell_theModelIsNotShownTheOrders() throws Exception {
        assertThat(Printed.by(DecorateAModel::tell))
                .startsWith("The model is shown:\nOpening hours: 9 to 17.\n")
                .doesNotContain("Ignore all previous", "eve@evil.example");
    }
}
