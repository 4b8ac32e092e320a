package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.json.Json;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class ToolInferenceProperties {

    @Property(tries = 300)
    void infer_anyText_isAnsweredAndNeverWithoutEffects(
            @ForAll @StringLength(min = 1, max = 40) String name, @ForAll @StringLength(max = 300) String description) {
        String given = name.isBlank() ? "x" : name;

        InferredEffects effects =
                Tools.infer(given, description, given + "_id").effects().value();

        assertThat(effects.all()).contains(effects.primary());
    }

    @Property(tries = 200)
    void infer_hints_neverTakeAnEffectAway(
            @ForAll @IntRange(max = 4) int which,
            @ForAll boolean readOnly,
            @ForAll boolean destructive,
            @ForAll boolean open) {
        String name = java.util.List.of("get_a", "set_a", "delete_a", "send_a", "zork")
                .get(which);
        Json hints = Json.object()
                .put("readOnlyHint", readOnly)
                .put("destructiveHint", destructive)
                .put("openWorldHint", open)
                .build();
        InferredEffects plain = Tools.infer(name, "").effects().value();

        InferredEffects hinted = Tools.infer(Json.object()
                        .put("name", name)
                        .put("annotations", hints)
                        .build())
                .effects()
                .value();

        assertThat(danger(hinted.primary())).isGreaterThanOrEqualTo(danger(plain.primary()));
        assertThat(hinted.all())
                .containsAll(plain.all().stream()
                        .filter(effect -> effect != Effect.READ)
                        .toList());
    }

    private static int danger(Effect effect) {
        return Deed.DANGER.indexOf(effect);
    }
}
