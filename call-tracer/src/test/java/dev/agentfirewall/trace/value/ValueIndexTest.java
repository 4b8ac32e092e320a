package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Span;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueIndexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "bob@acme.example; Write to Bob@Acme.example, please.; FOLDED",
                "bob@acme.example; Write to bob@acme.example, please.; EXACT",
                "bob@acme.example; mailto:bob@acme.example; EXACT",
                "bob@acme.example; 宛先:bob@acme.exampleに送って; EXACT",
                "Bob Smith <bob@acme.example>; it is bob@acme.example; ADDRESS",
                "mailto:bob@acme.example?subject=x; it is bob@acme.example; ADDRESS",
                "Dinner with Anna; the title is \"Dinner  with\tanna\".; FOLDED",
                "'Dinner with Anna'; the title is dinner with Anna; FOLDED",
                "Ｄｉｎｎｅｒ; dinner; FOLDED",
                "Müller; MU\u0308LLER; FOLDED",
                "#general; in the general channel; NAMED",
                "C++; I like C++ most; EXACT",
                "東京タワー; 明日東京タワーへ; EXACT",
                "Line one\\nline two; Line one line two; FOLDED",
                "M\u00fcller GmbH; {\"name\": \"M\\u00fcller GmbH\"}; FOLDED",
            })
    void find_asWords(String value, String text, Form form) {
        assertThat(forms(value, text)).contains(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "2024-05-15; on May 15th, 2024 we meet",
                "2024-05-15; on 15 May 2024 we meet",
                "2024-05-15; on the 15th of May we meet",
                "2024-05-15; am 15. Mai 2024",
                "2024-05-15; am 15.5.2024.",
                "2024-05-15; am 15.05.24",
                "2024-05-15; le 15 mai",
                "2024-05-15; el 15 de mayo de 2024",
                "2024-05-15; 2024年5月15日です",
                "2024-05-15; by 05/15/2024",
                "2024-05-15; by 15/05/2024",
                "2024-05-15; 20240515T100000Z",
                "2024-05-15; at 2024-05-15T10:00:00",
                "2024-06-05; by 05/06/2024",
                "2024-05-06; by 05/06/2024",
                "May 15; it is 2024-05-15",
                "15/05/2024; May 15th",
                "2024-05; in May 2024",
                "2024-05-15; from May 10-15, 2024",
                "2024-05-15; vom 10. bis 15. Mai 2024",
                "2024-05-10; from 10 to 15 May",
            })
    void find_aDay(String value, String text) {
        assertThat(forms(value, text)).contains(Form.DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "2024-05-15; on May 16th, 2024 we meet",
                "2024-05-15; on 15 May 2023 we meet",
                "2024-05-15; 12024-05-155",
                "2024-05-15; we may meet 15 people",
                "2024-05-15; version 15.5",
                "10:00; at 10:00:30",
                "10:00; at 2:10:00",
                "10:00; at 10pm",
                "10:00; at 10 people",
                "1000; 1,000,000",
                "1000; 1000.50",
                "1,000; 1,000,000",
                "100; 100,000",
                "1000; 10000",
                "1000; -1000.5",
                "12.5; 112.5",
                "000; 1,000",
                "bob@acme.example; bob@acme.example.evil.example",
                "bob@acme.example; jim.bob@acme.example",
                "acme.example; bob@acme.example",
                "/home/emma; delete /home/emma/trash",
                "/tmp; delete /home/tmp",
                "https://acme.example/a; https://acme.example/a/b",
                "https://acme.example; https://acme.example.evil.example",
                "https://acme.example; https://evil.example/acme.example",
                "report.pdf; report.pdf.exe",
                "Anna; Annabel and Hanna",
                "+49 170 1234567; +49 171 1234567",
                "555-1234567; 5551234568",
                "new york; newyork",
                "a.b; a. b",
            })
    void find_whatIsAnother_isNotFound(String value, String text) {
        assertThat(find(value, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "10:00; at 10am",
                "10:00; at 10 a.m.",
                "10:00; um 10 Uhr",
                "10:00; from 10:00-11:00",
                "10:00; from 10-11 am",
                "11:00; from 10-11 am",
                "22:00; à 22h",
                "22:15; à 22h15",
                "22:30; at 10:30 PM",
                "22:30; um 22.30 Uhr",
                "12:00; at noon",
                "10:00; 明日10時に",
                "09:00; at 9:00",
                "10am; 10:00:00",
                "10:00; 2024-05-15T10:00:00Z",
            })
    void find_aTime(String value, String text) {
        assertThat(forms(value, text)).contains(Form.TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-15T10:00:00",
                "2024-05-15 10:00",
                "2024-05-15T10:00:00Z",
                "May 15, 2024 at 10am",
                "15.5.2024, 10:00"
            })
    void find_dayAndTime_areFoundApart(String value) {
        assertThat(forms(value, "Let us meet on May 15th, say at 10 am?")).contains(Form.DATE_TIME);
    }

    @Test
    void find_dayWithoutItsTime_isNotFound() {
        assertThat(find("2024-05-15T10:00:00", "Let us meet on May 15th at 11:00"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "1000; pay 1,000.00 now",
                "1000; pay 1.000,00 now",
                "1000; pay 1'000 now",
                "1000; pay 1 000 now",
                "1000; pay $1,000 now",
                "1000; pay 1k now",
                "1000; pay 1000EUR now",
                "1000; pay EUR1000.00 now",
                "1000; pay 1000€ now",
                "1,000.00; pay 1000 now",
                "$1000; pay 1,000 dollars",
                "1.000,00 €; pay 1000 now",
                "12.5; it is 12,50 EUR",
                "12.50; it is 12.5",
                "2500000; some 2.5 million",
                "0.05; at 5% interest",
                "-12.5; a change of -12.50",
                "1234567; 12,34,567 rupees",
            })
    void find_anAmount(String value, String text) {
        assertThat(forms(value, text)).containsAnyOf(Form.AMOUNT, Form.EXACT);
    }

    @Test
    void find_aNumberOfTheArguments_isFoundByItsValue() {
        Value value = Value.of(new Json.Num(new BigDecimal("1000.00")), ArgumentRole.AMOUNT);
        assertThat(ValueIndex.of("pay 1000 now").find(value)).hasSize(1);
    }

    @Test
    void find_aNumbersPoint_isNoThousandsSign() {
        Value value = Value.of(new Json.Num(new BigDecimal("1.234")), ArgumentRole.AMOUNT);
        assertThat(ValueIndex.of("pay 1234 now").find(value)).isEmpty();
        assertThat(ValueIndex.of("pay 1,234 now").find(value)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"EUR, pay 5 euros", "eur, pay 5€", "USD, pay $5", "€, pay in EUR", "EUR, pay 5EUR"})
    void find_aCurrency(String value, String text) {
        assertThat(ValueIndex.of(text).find(Value.of(value, ArgumentRole.CURRENCY)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+1 555 123 4567; call (555) 123-4567",
                "+15551234567; call 555-123-4567",
                "5551234567; call +1 (555) 123-4567",
                "0170 1234567; call +49 170 1234567",
                "+49 170 1234567; call +49 (0)170/1234567",
                "tel:+49-170-1234567; call +491701234567",
            })
    void find_aTelephoneNumber(String value, String text) {
        assertThat(find(value, text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DE89370400440532013000; IBAN DE89 3704 0044 0532 0130 00.",
                "DE89 3704 0044 0532 0130 00; IBAN: de89370400440532013000",
                "1234567890123456; card 1234 5678 9012 3456",
                "1234-5678-9012; account 123456789012",
            })
    void find_anAccount(String value, String text) {
        assertThat(forms(value, text)).contains(Form.ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "https://www.acme.example/; see acme.example.",
                "acme.example; see https://www.acme.example/ now",
                "www.acme.example/a%20b; (http://acme.example/a%20b)",
                "https://acme.example/caf%C3%A9; https://acme.example/café",
                "https://acme.example:443/x; <https://ACME.example/x/>",
                "https://acme.example/q?a=1; see acme.example/q?a=1.",
            })
    void find_anAddressOfTheWeb(String value, String text) {
        assertThat(forms(value, text)).contains(Form.URL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "docs/a.txt; open ./docs/a.txt; PATH",
                "docs\\a.txt; open docs/a.txt; PATH",
                "./docs/a/; in docs/a; PATH",
                "a.txt; open /home/emma/docs/a.txt; FILE_NAME",
            })
    void find_aPath(String value, String text, Form form) {
        assertThat(forms(value, text)).contains(form);
    }

    @Test
    void find_spans_areTheOriginals() {
        String text = "Ｈｉ Bob, it's \"the 15th of May\" at ACME.example/X/.";
        assertThat(words(text, "2024-05-15")).containsExactly("15th of May");
        assertThat(words(text, "https://acme.example/x")).containsExactly("ACME.example/X/");
        assertThat(words(text, "hi bob")).containsExactly("Ｈｉ Bob");
    }

    @Test
    void find_everywhere_staysWithinTheBound() {
        ValueIndex index = ValueIndex.of("spam ".repeat(10_000));
        assertThat(index.find(Value.of("spam", ArgumentRole.OTHER))).hasSize(ValueIndex.MAX_MATCHES);
        assertThat(index.complete()).isTrue();
    }

    @Test
    void complete_aTextBeyondTheBound_isFalse() {
        assertThat(ValueIndex.of("word ".repeat(ValueIndex.MAX_TEXT / 5 + 1)).complete())
                .isFalse();
        assertThat(ValueIndex.of("a ".repeat(ValueIndex.MAX_WORDS + 1)).complete())
                .isFalse();
    }

    @Test
    void settles_aPatternThatAllOfALongTextIsAlmost_isFalse() {
        ValueIndex index = ValueIndex.of("a b ".repeat(100_000) + "c");
        assertThat(index.settles(Value.of("a b ".repeat(100) + "a a", ArgumentRole.OTHER)))
                .isFalse();
        assertThat(index.settles(Value.of("a b c", ArgumentRole.OTHER))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "12", "the", "Yes", "true", "a", "of the", "?!", "x"})
    void weak_whatEveryTextHolds(String value) {
        assertThat(Value.of(value, ArgumentRole.OTHER).weak()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "Bob", "东京", "1000", "the report", "bob@acme.example", "10:00"})
    void weak_whatTellsSomething_isNot(String value) {
        assertThat(Value.of(value, ArgumentRole.OTHER).weak()).isFalse();
    }

    @Test
    void value_toString_keepsItsText() {
        assertThat(Value.of("secret words", ArgumentRole.BODY)).hasToString("value of 2 words");
    }

    @Test
    void value_anArray_isFoundNowhere() {
        Value value = Value.of(new Json.Arr(List.of()), ArgumentRole.OTHER);
        assertThat(value.weak()).isTrue();
        assertThat(ValueIndex.of("[]").find(value)).isEmpty();
    }

    private static List<String> words(String text, String value) {
        return find(value, text).stream()
                .map(Match::span)
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    private static List<Match> find(String value, String text) {
        return ValueIndex.of(text).find(Value.of(value, ArgumentRole.OTHER));
    }

    private static List<Form> forms(String value, String text) {
        List<Match> matches = find(value, text);
        assertThat(matches).allMatch(match -> new Span(0, text.length()).overlaps(match.span()));
        return matches.stream().map(Match::form).toList();
    }
}
