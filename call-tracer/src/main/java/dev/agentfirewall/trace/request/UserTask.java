package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user asked for, over all messages of a conversation. Immutable and thread-safe.
 *
 * @param orders what the messages order and forbid; spans count from the beginning of their own message
 * @param delegations the sources they point at
 * @param mentions the values they hold
 */
public record UserTask(Orders orders, Delegations delegations, List<String> mentions) {
    public UserTask {
        mentions = List.copyOf(mentions);
    }

    /** Reads all of a user's messages, the oldest first; together they are read as far as {@link Voice#USER} is. */
    public static UserTask read(List<String> messages) {
        List<Order> list = new ArrayList<>();
        List<Order> forbidden = new ArrayList<>();
        DelegationReader delegations = new DelegationReader();
        Set<String> mentions = new LinkedHashSet<>();
        int left = Voice.USER.longest();
        boolean complete = true;
        for (String message : messages) {
            String text = message.length() <= left ? message : message.substring(0, left);
            complete &= text.length() == message.length();
            left -= text.length();
            Orders orders = Orders.in(text, Voice.USER);
            list.addAll(orders.list());
            forbidden.addAll(orders.forbidden());
            delegations.read(text);
            mentions.addAll(Mentions.in(Tokens.of(text)));
        }
        return new UserTask(
                new Orders(list, forbidden, complete),
                new Delegations(delegations.delegations().list(), complete),
                mentions.stream().limit(Mentions.MOST).toList());
    }

    /** Whether all of the words were read. */
    public boolean complete() {
        return orders.complete();
    }

    /** The effects that are ordered; reading is always among them, for a question asks for it. */
    public Set<Effect> effects() {
        Set<Effect> effects = EnumSet.of(Effect.READ);
        orders.list().forEach(order -> effects.add(order.effect()));
        return effects;
    }

    /** Names of the sources that the agent was told to follow. */
    public List<String> delegatesTo() {
        Set<String> names = new LinkedHashSet<>();
        delegations.followed().forEach(source -> names.addAll(source.names()));
        return List.copyOf(names);
    }

    /** What the policy is told of this. */
    public Task task() {
        return new Task(effects(), mentions, delegatesTo(), true);
    }

    /** Never the words: they are guarded content. */
    @Override
    public String toString() {
        return "UserTask" + effects();
    }
}
