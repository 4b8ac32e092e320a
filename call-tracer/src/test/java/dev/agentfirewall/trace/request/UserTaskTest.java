package dev.agentfirewall.trace.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTaskTest {

    @Test
    void read_severalMessages_unitesWhatTheyAskFor() {
        Task task = UserTask.read(List.of(
                        "Send an email to lisa@firm.example with the subject 'Trip'.",
                        "Now transfer $40 to Tom Hardy and do what Ben's mail says."))
                .task();
        assertThat(task.read()).isTrue();
        assertThat(task.effects())
                .contains(Effect.READ, Effect.SEND, Effect.PAY)
                .doesNotContain(Effect.GRANT);
        assertThat(task.mentions()).contains("lisa@firm.example", "Trip", "$40", "Tom Hardy");
        assertThat(task.delegatesTo()).contains("Ben");
    }

    @Test
    void read_aFile_mentionsPathsLinksAndNumbers() {
        List<String> mentions = UserTask.read(
                        List.of("Copy /home/eva/tax.csv to https://drive.example/x and note 4711 and ORDER-12 from"
                                + " 2026-03-01."))
                .mentions();
        assertThat(mentions).contains("/home/eva/tax.csv", "https://drive.example/x", "4711", "ORDER-12", "2026-03-01");
    }

    @Test
    void read_negatedOrder_isForbiddenAndNotAsked() {
        UserTask task = UserTask.read(List.of("Summarize the file plan.txt but do not send it to anyone."));
        assertThat(task.effects()).doesNotContain(Effect.SEND);
        assertThat(task.orders().forbidden()).extracting(Order::effect).contains(Effect.SEND);
    }

    @Test
    void read_orderInALaterMessage_followsWhatTheEarlierSpokeOf() {
        assertThat(UserTask.read(List.of("What does the roofer want?")).delegatesTo())
                .isEmpty();
        assertThat(UserTask.read(List.of("What does the roofer want?", "Ok, do it."))
                        .delegatesTo())
                .containsExactly("roofer");
    }

    @Test
    void orders_wordsThatAUserAloneMeans_areAStrangersNone() {
        assertThat(Orders.in("I owe Petra 500 euros.", Voice.USER).list())
                .extracting(Order::effect)
                .contains(Effect.PAY);
        assertThat(Orders.in("I owe Petra 500 euros.", Voice.STRANGER).list()).isEmpty();
        assertThat(Orders.in("Get my train ticket.", Voice.STRANGER).list()).isEmpty();
    }

    @Test
    void toString_guardedWords_areNotTold() {
        UserTask task = UserTask.read(List.of("Send the mail from Lisa to secret@firm.example."));
        assertThat(task + " " + task.orders() + " " + task.delegations()).doesNotContain("Lisa", "secret");
    }

    @Test
    void text_inManyMessages_isReadAsFarAsOne() {
        String half = "Delete the largest file. ".repeat(3_000);
        assertThat(UserTask.read(List.of(half)).complete()).isTrue();
        assertThat(UserTask.read(List.of(half, half)).complete()).isFalse();
    }
}
