package dev.agentfirewall.samples.spring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** What came in and what went out. Thread-safe. */
@Component
public class Mailbox {
    private final List<Mail> received = new CopyOnWriteArrayList<>();
    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    public void receive(Mail mail) {
        received.add(mail);
    }

    public void send(Mail mail) {
        sent.add(mail);
    }

    public List<Mail> received() {
        return List.copyOf(received);
    }

    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    public void empty() {
        received.clear();
        sent.clear();
    }
}
