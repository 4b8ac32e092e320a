package dev.agentfirewall.samples.poisoneddocument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.samples.Printed;
import dev.langchain4j.rag.query.Query;
import org.junit.jupiter.api.Test;

class PoisonedDocumentTest {

    @Test
    void retriever_theCustomersQuestion_findsTheAnswerAndThePoison() {
        assertThat(Handbook.retriever().retrieve(Query.from(PoisonedDocument.QUESTION)))
                .extracting(content -> content.textSegment().text())
                .hasSize(3)
                .anyMatch(text -> text.contains("within 14 days"))
                .contains(Handbook.poison());
    }

    @Test
    void tell_thePoisonReachesTheModelOnlyWithoutTheFirewall() throws Exception {
        assertThat(Printed.by(PoisonedDocument::tell)).isEqualTo("""
                        Without the firewall
                          the handbook's answer reached the model: yes
                          the stranger's link reached the model:   yes
                        With it
                          the handbook's answer reached the model: yes
                          the stranger's link reached the model:   no
                        """);
    }
}
