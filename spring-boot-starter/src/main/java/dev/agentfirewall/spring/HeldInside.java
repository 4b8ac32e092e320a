package dev.agentfirewall.spring;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Beans that are collections of what the firewall guards: no post-processor sees what is in them. */
final class HeldInside {
    private static final int MOST = 10_000;

    private HeldInside() {}

    /**
     * No bean holds a model, retriever or client that is raw.
     *
     * @throws FirewallSetupException when one does
     */
    static void check(ConfigurableListableBeanFactory beans) {
        List<String> raw = Arrays.stream(beans.getSingletonNames())
                .flatMap(name -> heldIn(beans.getSingleton(name))
                        .flatMap(HeldInside::raw)
                        .map(kind -> "`" + name + "` (" + kind + ")"))
                .distinct()
                .toList();
        if (!raw.isEmpty()) {
            throw new FirewallSetupException(
                    "what goes through that which bean " + String.join(", ", raw)
                            + " holds would not be judged, for it is not behind the firewall",
                    "Declare each as a bean of its own, and inject them all as `List<ChatModel>` or `Map<String,"
                            + " ChatModel>`; or wrap each by hand, such as by `agentFirewall.guard(model)`.");
        }
    }

    private static Stream<?> heldIn(@Nullable Object bean) {
        Stream<?> held = bean instanceof Collection<?> many
                ? many.stream()
                : bean instanceof Map<?, ?> map
                        ? map.values().stream()
                        : bean instanceof Optional<?> one
                                ? one.stream()
                                : bean instanceof Object[] array ? Arrays.stream(array) : Stream.empty();
        return held.limit(MOST).filter(Objects::nonNull);
    }

    private static Stream<String> raw(Object held) {
        return GuardedBeans.kinds().stream()
                .filter(kind -> kind.holds(held) && !kind.isGuard(held))
                .map(kind -> kind.type().getSimpleName());
    }
}
