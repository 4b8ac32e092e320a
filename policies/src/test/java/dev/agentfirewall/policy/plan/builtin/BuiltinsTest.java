package dev.agentfirewall.policy.plan.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few facts of each group, for machines without Go; OPA's conformance cases say the rest. */
class BuiltinsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            plus                 | [9223372036854775807, 1]                  | 9223372036854775808
            plus                 | [0.1, 0.2]                                | 0.3
            div                  | [1, 3]                                    | 0.33333333333333333334
            div                  | [1, 0]                                    | undefined
            rem                  | [-7, 3]                                   | -1
            round                | [-2.5]                                    | -3
            minus                | ["a", 1]                                  | undefined
            bits.lsh             | [1, 70]                                   | 1180591620717411303424
            sum                  | [[0.1, 0.2, 1]]                           | 1.3
            max                  | [[1, "a", null]]                          | "a"
            max                  | [[]]                                      | undefined
            sort                 | [["b", 2, true, "a"]]                     | [true,2,"a","b"]
            array.slice          | [[1, 2, 3], 1, 9]                         | [2,3]
            internal.member_2    | [2, {"a": 2}]                             | true
            numbers.range        | [3, 1]                                    | [3,2,1]
            object.get           | [{"a": {"b": 1}}, ["a", "b"], 0]          | 1
            object.union         | [{"a": {"b": 1}}, {"a": {"c": 2}}]        | {"a":{"b":1,"c":2}}
            object.subset        | [{"a": [1, 2, 3]}, {"a": [2, 3]}]         | true
            json.remove          | [{"a": [1, 2]}, ["a/0"]]                  | {"a":[2]}
            json.patch           | [{"a": [1]}, [{"op": "add", "path": "a/-", "value": 2}]] | {"a":[1,2]}
            json.unmarshal       | ["[1,"]                                     | undefined
            substring            | ["h\u00e9llo", 1, 2]                      | "\u00e9l"
            split                | ["a,b", ","]                              | ["a","b"]
            replace              | ["abab", "ab", "x"]                       | "xx"
            trim                 | ["--a-", "-"]                             | "a"
            lower                | ["\u0130A"]                               | "ia"
            to_number            | ["1e3"]                                   | 1000
            to_number            | ["0x10"]                                  | undefined
            format_int           | [255, 16]                                 | "ff"
            regex.match          | ["^a+$", "aaa"]                           | true
            regex.match          | ["[", "aaa"]                              | undefined
            regex.replace        | ["foo", "(f)(o+)", "$2$1"]                | "oof"
            glob.match           | ["*.example", ["."], "a.example"]         | true
            glob.match           | ["*.example", ["."], "a.b.example"]       | false
            net.cidr_contains    | ["10.0.0.0/8", "10.1.2.3"]                | true
            net.cidr_contains    | ["::ffff:10.0.0.0/104", "10.1.2.3"]       | true
            net.cidr_is_valid    | ["example.com/8"]                         | false
            semver.compare       | ["1.0.0-rc.2", "1.0.0-rc.10"]             | -1
            units.parse_bytes    | ["10KiB"]                                 | 10240
            base64.decode        | ["YQ"]                                    | undefined
            base64url.decode     | ["YQ"]                                    | "a"
            crypto.sha256        | [""]                                      | "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            urlquery.encode      | ["a b*~"]                                 | "a+b%2A~"
            time.weekday         | [0]                                       | "Thursday"
            time.add_date        | [0, 0, 1, 0]                              | 2678400000000000
            """)
    void apply_arguments_givesWhatOpaGives(String name, String arguments, String expected) {
        Object answer = apply(name, arguments, steps -> {});
        assertThat(answer == null ? "undefined" : Text.json(answer)).isEqualTo(expected);
    }

    @Test
    void apply_endlessRange_spendsItsBudget() {
        Budget empty = steps -> {
            throw new IllegalStateException("spent");
        };
        assertThatThrownBy(() -> apply("numbers.range", "[1, 1e30]", empty)).hasMessage("spent");
        assertThatThrownBy(() -> apply("net.cidr_expand", "[\"10.0.0.0/8\"]", empty))
                .hasMessage("spent");
        assertThatThrownBy(() -> apply("strings.replace_n", "[{\"a\": \"b\"}, \"a\"]", empty))
                .hasMessage("spent");
    }

    @Test
    void names_holdNothingThatReachesOutside() {
        assertThat(Builtins.names())
                .doesNotContain("http.send", "time.now_ns", "rand.intn", "opa.runtime", "net.lookup_ip_addr");
    }

    private static @Nullable Object apply(String name, String arguments, Budget budget) {
        Object[] args = ((Json.Arr) json(arguments))
                .elements().stream().map(JsonValues::toValue).toArray();
        Builtin builtin = Builtins.find(name).orElseThrow();
        assertThat(builtin.arity()).isEqualTo(args.length);
        if (builtin instanceof Builtin.One f) {
            return f.apply(args[0], budget);
        } else if (builtin instanceof Builtin.Two f) {
            return f.apply(args[0], args[1], budget);
        } else if (builtin instanceof Builtin.Three f) {
            return f.apply(args[0], args[1], args[2], budget);
        }
        return ((Builtin.Four) builtin).apply(args[0], args[1], args[2], args[3], budget);
    }

    private static Json json(String text) {
        try {
            return new JsonReader(JsonLimits.FILES).read(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
