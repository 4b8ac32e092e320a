package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnswerDecoderProperties {
    private static final Json SOUND = BadAnswers.json(
            "{\"permit\": true, \"reasons\": [{\"code\": \"a.a\", \"argument\": \"/x\"}],"
                    + " \"obligations\": [{\"type\": \"approval\", \"code\": \"a.a\", \"by\": \"owner\"}], \"advice\": [{\"code\": \"a.a\"}]}");

    @Property
    void decode_permitsOnlyOnTheValueTrue(@ForAll("answers") Json answer) {
        Decision decision = AnswerDecoder.decode(Optional.of(answer));
        boolean permits = decision.fold(permit -> true, denial -> false);
        assertThat(!permits || ((Json.Obj) answer).get("permit").equals(Optional.of(Json.TRUE)))
                .isTrue();
    }

    @Property
    void decode_neverLosesAnObligation(@ForAll("answers") Json answer) {
        AnswerDecoder.decode(Optional.of(answer))
                .fold(
                        permit -> assertThat(permit.obligations()).hasSameSizeAs(obligations(answer)),
                        denial -> assertThat(denial.reasons()).isNotEmpty());
    }

    private static List<Json> obligations(Json answer) {
        Json list = ((Json.Obj) answer).get("obligations").orElseThrow();
        return ((Json.Arr) list).elements().stream().distinct().toList();
    }

    /** A sound answer with one node anywhere replaced by something else or taken away. */
    @Provide
    Arbitrary<Json> answers() {
        List<Json> damaged = new ArrayList<>();
        for (String junk :
                List.of("null", "true", "false", "0", "\"\"", "\"a.a\"", "[]", "{}", "[{}]", "{\"code\": \"a.a\"}")) {
            damage(SOUND, BadAnswers.json(junk), damaged);
        }
        return Arbitraries.of(damaged);
    }

    private static void damage(Json whole, Json junk, List<Json> into) {
        into.add(junk);
        if (whole instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                List<Json> parts = new ArrayList<>();
                damage(member, junk, parts);
                parts.forEach(part -> into.add(with(object, name, Optional.of(part))));
                into.add(with(object, name, Optional.empty()));
            });
        } else if (whole instanceof Json.Arr array && !array.elements().isEmpty()) {
            List<Json> parts = new ArrayList<>();
            damage(array.elements().get(0), junk, parts);
            parts.forEach(part -> into.add(new Json.Arr(List.of(part))));
        }
    }

    private static Json with(Json.Obj object, String name, Optional<Json> part) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        part.ifPresent(value -> members.put(name, value));
        return new Json.Obj(members);
    }
}
