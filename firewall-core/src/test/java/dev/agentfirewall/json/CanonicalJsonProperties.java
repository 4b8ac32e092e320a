package dev.agentfirewall.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonProperties {
    private final JsonReader reader = new JsonReader(JsonLimits.FILES);

    @Property(tries = 500)
    void write_thenRead_isTheSameValue(@ForAll("trees") Json tree) throws MalformedJsonException {
        assertThat(reader.read(CanonicalJson.write(tree))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void write_isAFixedPoint(@ForAll("trees") Json tree) throws MalformedJsonException {
        String once = CanonicalJson.write(tree);
        assertThat(CanonicalJson.write(reader.read(once))).isEqualTo(once);
    }

    @Property(tries = 300)
    void write_orderOfMembers_doesNotMatter(@ForAll("trees") Json tree, @ForAll Random random) {
        assertThat(CanonicalJson.write(shuffled(tree, random))).isEqualTo(CanonicalJson.write(tree));
    }

    private static Json shuffled(Json tree, Random random) {
        if (tree instanceof Json.Obj object) {
            List<Map.Entry<String, Json>> entries =
                    new ArrayList<>(object.members().entrySet());
            Collections.shuffle(entries, random);
            Map<String, Json> members = new LinkedHashMap<>();
            entries.forEach(entry -> members.put(entry.getKey(), shuffled(entry.getValue(), random)));
            return new Json.Obj(members);
        }
        return tree instanceof Json.Arr array
                ? new Json.Arr(array.elements().stream()
                        .map(element -> shuffled(element, random))
                        .toList())
                : tree;
    }

    @Provide
    Arbitrary<Json> trees() {
        return tree(3);
    }

    private static Arbitrary<Json> tree(int depth) {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange('\0', '\ud7ff')
                .withChars("\"\\\u2028\ufffd")
                .ofMaxLength(12);
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                text.map(Json::of),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(12)
                        .map(Json.Num::new),
                Arbitraries.of(Json.NULL, Json.TRUE, Json.FALSE));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Json> child = tree(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                child.list().ofMaxSize(4).map(Json.Arr::new),
                Arbitraries.maps(text, child).ofMaxSize(4).map(Json.Obj::new));
    }
}
