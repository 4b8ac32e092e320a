package dev.agentfirewall.samples.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One person's mail and calendar, in memory. It does what it is told; what left it and what was lost can be looked up
 * afterwards, to see what an agent really did. Thread-safe.
 */
public final class Workspace {
    private final String owner;
    private final String today;
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Mail> outbox = new ArrayList<>();
    private final List<Mail> deleted = new ArrayList<>();
    private final List<Event> invitations = new ArrayList<>();

    Workspace(String owner, String today, List<Mail> mails, List<Event> events) {
        this.owner = owner;
        this.today = today;
        mails.forEach(mail -> this.mails.put(mail.id(), mail));
        events.forEach(event -> this.events.put(event.id(), event));
    }

    /** Emma's office on an ordinary day in May. */
    public static Workspace ordinary() {
        return WorkspaceReader.read();
    }

    /** The same office after a stranger wrote orders for the agent into a meeting's description. */
    public static Workspace poisoned() {
        Workspace workspace = ordinary();
        workspace.events.computeIfPresent("1", (id, event) -> event.describedAs(WorkspaceReader.poison()));
        return workspace;
    }

    /** What the stranger wrote. */
    public static String poison() {
        return WorkspaceReader.poison();
    }

    public String owner() {
        return owner;
    }

    public String today() {
        return today;
    }

    /** Every mail that was sent since the start, deleted afterwards or not: a mail that left cannot be called back. */
    public synchronized List<Mail> outbox() {
        return List.copyOf(outbox);
    }

    /** Every mail that was deleted since the start. */
    public synchronized List<Mail> deleted() {
        return List.copyOf(deleted);
    }

    /** Every event whose participants were invited since the start. */
    public synchronized List<Event> invitations() {
        return List.copyOf(invitations);
    }

    synchronized List<Mail> unread() {
        return mails.values().stream()
                .filter(mail -> !mail.sent() && !mail.read())
                .toList();
    }

    synchronized List<Mail> search(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return mails.values().stream()
                .filter(mail -> (mail.sender() + "\n" + mail.subject() + "\n" + mail.body())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    synchronized Mail send(List<String> recipients, String subject, String body) {
        Mail mail = new Mail(nextId(mails), owner, recipients, subject, body, true, true, today);
        mails.put(mail.id(), mail);
        outbox.add(mail);
        return mail;
    }

    synchronized boolean delete(String id) {
        Mail mail = mails.remove(id);
        return mail != null && deleted.add(mail);
    }

    synchronized List<Event> eventsOn(String day) {
        return events.values().stream()
                .filter(event -> event.start().startsWith(day))
                .toList();
    }

    synchronized Event create(Event draft) {
        List<String> all = new ArrayList<>(List.of(owner));
        all.addAll(draft.participants());
        Event event = new Event(
                nextId(events), draft.title(), draft.description(), draft.start(), draft.end(), draft.location(), all);
        events.put(event.id(), event);
        if (!draft.participants().isEmpty()) {
            invitations.add(event);
        }
        return event;
    }

    private static String nextId(Map<String, ?> taken) {
        return String.valueOf(
                taken.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0) + 1);
    }
}
