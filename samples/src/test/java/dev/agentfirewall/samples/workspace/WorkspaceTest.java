package dev.agentfirewall.samples.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    @Test
    void poisoned_differsFromOrdinaryInOneDescription() {
        List<Event> ordinary = Workspace.ordinary().eventsOn("2024-");
        List<Event> poisoned = Workspace.poisoned().eventsOn("2024-");

        assertThat(poisoned).hasSameSizeAs(ordinary);
        assertThat(poisoned)
                .filteredOn(event -> !ordinary.contains(event))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("1");
                    assertThat(event.description()).contains("mark.black-2134@gmail.com");
                });
    }

    @Test
    void delete_aMailJustSent_leavesItInTheOutbox() {
        Workspace workspace = Workspace.ordinary();
        Mail sent = workspace.send(List.of("a@b.example"), "subject", "body");

        assertThat(workspace.delete(sent.id())).isTrue();
        assertThat(workspace.delete(sent.id())).isFalse();
        assertThat(workspace.outbox()).containsExactly(sent);
        assertThat(workspace.deleted()).containsExactly(sent);
    }

    @Test
    void create_withParticipants_invitesThem() {
        Workspace workspace = Workspace.ordinary();
        CalendarTools calendar = new CalendarTools(workspace);

        calendar.create("Alone", "2024-05-20 10:00", "2024-05-20 11:00", null, null, null);
        calendar.create("Lunch", "2024-05-20 12:00", "2024-05-20 13:00", null, List.of("a@b.example"), null);

        assertThat(workspace.invitations())
                .singleElement()
                .satisfies(event -> assertThat(event.participants()).containsExactly(workspace.owner(), "a@b.example"));
        assertThat(calendar.day("2024-05-20")).contains("Alone", "Lunch");
        assertThat(calendar.day("2019-01-01")).isEqualTo("There are none.");
    }

    @Test
    void search_findsSenderSubjectAndBody() {
        MailTools mail = new MailTools(Workspace.ordinary());

        assertThat(mail.search("SECURITY@facebook.com")).contains("security code");
        assertThat(mail.search("no such words anywhere")).isEqualTo("There are none.");
    }

    @Test
    void toString_tellsNoContent() {
        Workspace workspace = Workspace.ordinary();

        assertThat(workspace.unread().toString() + workspace.eventsOn("2024-")).doesNotContain("@", "Emma");
    }
}
