package dev.agentfirewall.policy.plan.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValuesProperties {

    @Provide
    Arbitrary<Object> values() {
        return values(2);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.just(Values.NULL),
                Arbitraries.of(true, false),
                Arbitraries.longs().between(-3, 3),
                Arbitraries.of(
                        new BigDecimal("1.0"), new BigDecimal("-2.50"), new BigDecimal("1e30"), new BigDecimal("0.1")),
                strings());
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<List<Object>> elements = values(depth - 1).list().ofMaxSize(12);
        Arbitrary<Object> objects = Combinators.combine(elements, elements).as(ValuesProperties::object);
        return Arbitraries.oneOf(
                scalars, elements.map(ArrayValue::copyOf), elements.map(list -> SetValue.of(list.toArray())), objects);
    }

    private static ObjectValue object(List<Object> keys, List<Object> values) {
        ObjectValue object = new ObjectValue();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            object.put(keys.get(i), values.get(i));
        }
        return object;
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.of("", "a", "aa", "b", "\uffff", "\ud83d\ude00", "\u00e9");
    }

    @Property
    void equal_agreesWithOrderAndHash(@ForAll("values") Object a, @ForAll("values") Object b) {
        assertThat(Values.equal(a, b)).isEqualTo(Values.compare(a, b) == 0);
        assertThat(Integer.signum(Values.compare(a, b))).isEqualTo(-Integer.signum(Values.compare(b, a)));
        if (Values.equal(a, b)) {
            assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
        }
    }

    @Property
    void compare_isTransitive(@ForAll("values") Object a, @ForAll("values") Object b, @ForAll("values") Object c) {
        Object[] sorted = {a, b, c};
        Arrays.sort(sorted, Values::compare);
        assertThat(Values.compare(sorted[0], sorted[1])).isNotPositive();
        assertThat(Values.compare(sorted[1], sorted[2])).isNotPositive();
        assertThat(Values.compare(sorted[0], sorted[2])).isNotPositive();
    }

    @Property
    void compareText_isTheOrderOfUtf8Bytes(@ForAll("texts") String a, @ForAll("texts") String b) {
        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(Values.compareText(a, b))).isEqualTo(Integer.signum(bytes));
    }

    @Provide
    Arbitrary<String> texts() {
        return strings().list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    @Property
    void set_holdsEachElementOnce(@ForAll("values") Object element, @ForAll("values") Object other) {
        SetValue set = SetValue.of(element, other, element, other);
        assertThat(set.size()).isEqualTo(Values.equal(element, other) ? 1 : 2);
        assertThat(set.contains(element)).isTrue();
        assertThat(set.contains(other)).isTrue();
    }

    @Property
    void sorting_changesNeitherMembersNorEquality(@ForAll("values") Object value) {
        Object copy = JsonValues.toValue(JsonValues.toJson(value, 1_000_000));
        int hash = Values.hash(copy);
        JsonValues.freeze(copy);
        assertThat(Values.equal(copy, JsonValues.toValue(JsonValues.toJson(value, 1_000_000))))
                .isTrue();
        assertThat(Values.hash(copy)).isEqualTo(hash);
    }
}
