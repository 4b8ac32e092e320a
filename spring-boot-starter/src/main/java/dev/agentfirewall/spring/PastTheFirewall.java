package dev.agentfirewall.spring;

import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Beans that speak with a model in ways that the firewall has no guard for: there on purpose, and said so by name, or not at all. */
final class PastTheFirewall {
    private static final List<Class<?>> KINDS =
            List.of(LanguageModel.class, StreamingLanguageModel.class, BatchChatModel.class);

    private PastTheFirewall() {}

    /**
     * Each such bean is among {@code known}.
     *
     * @throws FirewallSetupException when one is not
     */
    static void check(ConfigurableListableBeanFactory beans, List<String> known) {
        List<String> unknown = KINDS.stream()
                .flatMap(kind -> Arrays.stream(beans.getBeanNamesForType(kind, true, false))
                        .filter(name -> !known.contains(name))
                        .map(name -> "`" + name + "` (" + kind.getSimpleName() + ")"))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw new FirewallSetupException(
                    "bean " + String.join(", ", unknown)
                            + " speaks with a model in a way that the firewall cannot guard",
                    "Use a `ChatModel` or a `StreamingChatModel`. Where it never sees a stranger's text, say so by its"
                            + " name in `agent-firewall.unguarded`.");
        }
    }
}
