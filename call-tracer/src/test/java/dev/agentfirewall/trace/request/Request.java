package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One line of the corpus: what a user says, and what that orders. */
record Request(String text, List<Expected> expected) {

    /** An order that must be found; {@code object} is "-" where none is named, {@code count} empty where any will do. */
    record Expected(String what, String object, String count) {

        boolean isMetBy(Order order) {
            return isWhat(order) && isObject(order) && (count.isEmpty() || isCount(order));
        }

        private boolean isWhat(Order order) {
            boolean effect =
                    Arrays.stream(Effect.values()).anyMatch(e -> e.word().equals(what));
            return effect
                    ? order.effect() == Effect.valueOf(what.toUpperCase(Locale.ROOT))
                    : order.act().equals(what);
        }

        private boolean isObject(Order order) {
            Concepts.Act act = Concepts.all().act(order.act());
            return object.equals("-")
                    || Concepts.all().near(order.objects(), Set.of(object))
                    || Concepts.all().near(act.implies(), Set.of(object));
        }

        private boolean isCount(Order order) {
            return count.equals("*")
                    ? !order.count().isBounded()
                    : order.count().most() == Integer.parseInt(count);
        }
    }

    boolean isMetBy(List<Order> orders) {
        return expected.stream().allMatch(one -> orders.stream().anyMatch(one::isMetBy));
    }

    static List<Request> read(String name) {
        return lines(name).stream().map(Request::parse).toList();
    }

    private static Request parse(String line) {
        int bar = line.indexOf('|');
        List<Expected> expected = new ArrayList<>();
        for (String one : line.substring(0, bar).split(";", -1)) {
            List<String> parts = Arrays.asList(one.strip().split(" +", -1));
            expected.add(new Expected(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : ""));
        }
        return new Request(line.substring(bar + 1).strip(), expected);
    }

    static List<String> lines(String name) {
        try (InputStream in = Request.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no corpus `" + name + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("corpus `" + name + "` cannot be read", e);
        }
    }
}
