package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.agentfirewall.call.ArgumentRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void parts_ofProse_areItsAddressesNumbersCodesAndDates() {
        String body = "Hi, write to bob@acme.example or see https://acme.example/x?y=1. Pay 1,250.00 EUR to DE89 3704"
                + " 0044 0532 0130 00 by May 15th, 2024 with code AB-1234-X7, or call +49 170 1234567. Bring 2 friends.";
        assertThat(parts(body))
                .extracting(part -> part.value().text(), part -> part.value().role())
                .containsExactly(
                        tuple("bob@acme.example", ArgumentRole.RECIPIENT),
                        tuple("https://acme.example/x?y=1", ArgumentRole.URL),
                        tuple("1,250.00", ArgumentRole.AMOUNT),
                        tuple("DE89 3704 0044 0532 0130 00", ArgumentRole.ACCOUNT),
                        tuple("May 15th, 2024", ArgumentRole.DATE),
                        tuple("AB-1234-X7", ArgumentRole.OTHER),
                        tuple("+49 170 1234567", ArgumentRole.ACCOUNT));
        assertThat(parts(body))
                .allMatch(
                        part -> body.substring(part.span().start(), part.span().end())
                                .equals(part.value().text()));
    }

    @Test
    void parts_ofAList_areItsElements() {
        assertThat(texts("bob@acme.example, Anna Smith; 1,000"))
                .containsExactly("bob@acme.example", "Anna Smith", "1,000");
    }

    @Test
    void parts_ofAPlainWord_areNone() {
        assertThat(texts("dinner")).isEmpty();
        assertThat(texts("bob@acme.example")).isEmpty();
    }

    @Test
    void parts_ofADayAndATime_areBoth() {
        assertThat(texts("2024-05-15 10:00")).containsExactly("2024-05-15", "10:00");
    }

    @Test
    void parts_ofAnAddressOrAPath_areHostFolderAndName() {
        assertThat(texts("https://acme.example/x?d=1")).containsExactly("acme.example");
        assertThat(texts("/home/emma/a.txt")).containsExactly("/home/emma", "a.txt");
        assertThat(texts("acme.example")).isEmpty();
    }

    @Test
    void parts_ofALongBody_areBounded() {
        assertThat(parts("and 1234567 so on ".repeat(10_000))).hasSizeLessThanOrEqualTo(Parts.MAX);
    }

    private static List<String> texts(String text) {
        return parts(text).stream().map(part -> part.value().text()).toList();
    }

    private static List<Value.Part> parts(String text) {
        return Value.of(text, ArgumentRole.BODY).parts();
    }
}
