package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates as the open-weight families write them pass; what reaches beyond formatting is told. */
class ChatTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {"chatml", "llama", "qwen", "mistral", "gemma", "phi", "deepseek", "tool-schemas"})
    void inspect_templateOfAFamily_passes(String family) throws Exception {
        try (var in = ChatTemplateTest.class.getResourceAsStream("templates/" + family + ".jinja")) {
            assertThat(Fixtures.problems("chat_template.jinja", in.readAllBytes()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.__class__.__mro__[1].__subclasses__() }}",
                "{{ ''['__class__'] }}",
                "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
                "{{ ''['__cla' ~ 'ss__'] }}",
                "{{ ''['__cla' 'ss__'] }}",
                "{{ ''[('_' * 2) + 'class' + ('_' * 2)] }}",
                "{{ x['_%s_' % '_class_'] }}",
                "{{ x[['_', '_class_', '_']|join] }}",
                "{{ x['--class--'.replace('-', '_')] }}",
                "{{ x['--class--'|replace('-', '_')] }}",
                "{{ x[('_' ~ '_class_' ~ '_')|trim] }}",
                "{% set k = '_' ~ '_class_' ~ '_' %}{{ x[k] }}",
                "{% set a = '__class__' %}{% set b = a %}{{ x[b] }}",
                "{% set k %}{{ '_' }}{{ '_class_' }}{{ '_' }}{% endset %}{{ x[k] }}",
                "{% set ns = namespace(k='_') %}{% set ns.k = ns.k ~ '_class__' %}{{ x[ns.k] }}",
                "{% for k in ['__class__'] %}{{ x[k] }}{% endfor %}",
                "{% macro m(k) %}{{ x[k] }}{% endmacro %}{{ m('_' ~ '_class__') }}",
                "{% macro m(k) %}{{ x[k] }}{% endmacro %}{{ m(k='_' ~ '_class__') }}",
                "{% macro m() %}__class__{% endmacro %}{{ x[m()] }}",
                "{% set p = loop.previtem %}{% for c in ['_'] %}{{ x['_' + loop.previtem] }}{% endfor %}",
                "{{ x|attr('__class__') }}",
                "{{ x|map(attribute='__class__')|list }}",
                "{{ x|map(attribute=k)|list }}",
                "{{ [x]|selectattr('__class__')|list }}",
                "{{ [x]|groupby('a.__class__') }}",
                "{{ [x]|sort(attribute='__class__') }}",
                "{{ [x]|map('attr', 'a')|list }}",
                "{{ [x]|map(f)|list }}",
                "{{ [x]|select(t)|list }}",
                "{{ '{0.__class__}'.format(x) }}",
                "{{ '%s'|format(x) }}",
                "{{ lipsum.__globals__['os'] }}",
                "{{ lipsum }}",
                "{{ cycler.__init__ }}",
                "{{ cycler('a') }}",
                "{{ joiner }}",
                "{{ self }}",
                "{{ self._TemplateReference }}",
                "{{ config.items() }}",
                "{{ x.mro() }}",
                "{{ x.gi_frame.f_globals }}",
                "{{ x.func_globals }}",
                "{{ x._private }}",
                "{{ x.system('id') }}",
                "{{ x.append(1) }}",
                "{{ x.update({}) }}",
                "{{ system('id') }}",
                "{{ x['get']('a') }}",
                "{{ (x.get)('a')('b') }}",
                "{{ range(**x) }}",
                "{{ range(*x) }}",
                "{{ range(100000000) }}",
                "{{ 9 ** 9 ** 9 }}",
                "{% set range = x %}{{ range(1) }}",
                "{% set ns = namespace(items=x) %}{{ ns.items() }}",
                "{% macro range(x) %}{% endmacro %}{{ range(1) }}",
                "{% macro m() %}{% endmacro %}{% set m = x %}{{ m() }}",
                "{% macro m(f) %}{{ f() }}{% endmacro %}{{ m(x) }}",
                "{% include 'x' %}",
                "{% extends 'x' %}",
                "{% import 'x' as y %}",
                "{% from 'x' import y %}",
                "{% block b %}{% endblock %}",
                "{% do x.append(1) %}",
                "{% call x() %}{% endcall %}",
                "{% autoescape false %}{% endautoescape %}",
                "{% filter attr('x') %}{% endfilter %}",
                "{% set x | attr('y') %}{% endset %}",
                "{% for m in x recursive %}{{ loop(m) }}{% endfor %}",
                "{{ x is filter }}",
                "{{ {'a': {'b': x.__init__}} }}",
                "{% if x.__class__ %}{% endif %}",
                "{% for a in x.__class__ if a.b %}{% endfor %}",
                "{# a comment #}{{ x.__class__ }}",
                "{% raw %}{% endraw %}{{ x.__class__ }}",
                "{%- raw -%}{{{%- endraw -%}{{ x.__class__ }}",
                "{{ '}}' ~ x.__class__ }}",
                "{{ {'a': {}}.__class__ }}",
            })
    void inspect_templateThatReachesFurther_isRefused(String template) {
        assertThat(Fixtures.codes("chat_template.jinja", template)).isEqualTo("template");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ x",
                "{{ 'x }}",
                "{% for %}",
                "{{ }}",
                "{{ (x }}",
                "{{ x] }}",
                "{{ x.caf\u00e9 }}",
                "{{ '\\N{LOW LINE}' }}",
                "{# no end",
                "{% raw %}no end",
                "{{ x[1, 2] }}",
                "{{ a b }}",
                "{{ '\\xZZ' }}",
                "{% set 1 = 2 %}",
            })
    void inspect_templateThatCannotBeRead_isMalformed(String template) {
        assertThat(Fixtures.codes("chat_template.jinja", template)).isEqualTo("template.malformed");
    }

    @ParameterizedTest
    @CsvSource({"(, 5000", "not, 5000", "-, 5000", "[, 5000", "x|trim, 5000"})
    void inspect_expressionWithoutEnd_isRefusedSoon(String piece, int times) {
        String separator = piece.startsWith("x") ? " ~ " : " ";
        String template = "{{ " + (piece + separator).repeat(times) + "x }}";

        assertThat(Fixtures.codes("chat_template.jinja", template)).startsWith("template");
    }

    @Test
    void inspect_endlessAssignments_areRefused() {
        StringBuilder template = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            template.append("{% set a").append(i).append(" = a").append(i + 1).append(" %}");
        }

        assertThat(Fixtures.codes("chat_template.jinja", template.toString())).isEqualTo("template.malformed");
    }

    @Test
    void inspect_longTemplate_isRefused() {
        assertThat(Fixtures.codes("chat_template.jinja", "x".repeat(300_000))).isEqualTo("template.malformed");
    }

    @Test
    void inspect_template_saysWhatItUses() {
        List<FormatProblem> problems = Fixtures.problems("chat_template.jinja", "{{ x.__class__ }}{% include 'y' %}");

        assertThat(problems)
                .extracting(FormatProblem::detail)
                .containsExactly(
                        "`the template` uses the statement `include`", "`the template` uses the attribute `__class__`");
    }
}
