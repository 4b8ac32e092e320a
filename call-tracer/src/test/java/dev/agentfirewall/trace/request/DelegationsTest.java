package dev.agentfirewall.trace.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationsTest {

    /** A source that must be found in a text. */
    private record Case(Delegation.Kind kind, boolean orders, List<String> names, String text) {

        static Case parse(String line) {
            String[] parts = line.split("\\|", 2);
            String[] source = parts[0].strip().split(" ", 3);
            List<String> names = source[2].equals("-") ? List.of() : Arrays.asList(source[2].split("; ", -1));
            return new Case(Delegation.Kind.valueOf(source[0]), source[1].equals("+"), names, parts[1].strip());
        }

        boolean isFound() {
            return Delegations.in(text).list().stream().anyMatch(this::isMetBy);
        }

        private boolean isMetBy(Delegation found) {
            return found.kind() == kind
                    && found.orders() == orders
                    && found.names().containsAll(names);
        }
    }

    @Test
    void sources_ofManyKindsAndLanguages_areFound() {
        List<Case> cases =
                Request.lines("delegations.txt").stream().map(Case::parse).toList();
        List<String> missed = new ArrayList<>();
        for (Case one : cases) {
            if (!one.isFound()) {
                missed.add(one.text() + "  found " + told(one.text()));
            }
        }
        System.out.printf("sources: %d of %d found%n", cases.size() - missed.size(), cases.size());
        missed.forEach(miss -> System.out.println("  missed: " + miss));
        assertThat(missed).hasSizeLessThanOrEqualTo(cases.size() * 8 / 100);
    }

    private static List<String> told(String text) {
        return Delegations.in(text).list().stream()
                .map(found -> found.kind() + (found.orders() ? "+" : "-") + found.names())
                .toList();
    }

    @Test
    void text_longerThanTheBound_isIncomplete() {
        String text = "Read the mail from Bob. ".repeat(10_000);
        assertThat(Delegations.in(text).complete()).isFalse();
        assertThat(Orders.in(text, Voice.USER).complete()).isFalse();
        assertThat(UserTask.read(List.of(text)).complete()).isFalse();
    }
}
