package dev.agentfirewall.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells people that a guarded bean is no longer of its raw class, where somebody asked for that class. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring Boot's own, which takes what it does not know for a JDK proxy
final class GuardedBeanFailureAnalyzer extends AbstractFailureAnalyzer<BeanNotOfRequiredTypeException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, BeanNotOfRequiredTypeException cause) {
        if (!GuardedBeans.isGuard(cause.getActualType())) {
            return null;
        }
        return new FailureAnalysis(
                "Bean `" + cause.getBeanName() + "` was asked for as `"
                        + cause.getRequiredType().getName()
                        + "`, but stands behind the agent firewall, as `"
                        + cause.getActualType().getName() + "`: whoever held the raw one would go past it.",
                "Inject it by its interface, such as `ChatModel`, `StreamingChatModel` or `ContentRetriever`. One"
                        + " object that is two of these has to become two beans.",
                failure);
    }
}
