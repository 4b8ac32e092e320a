package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.FirewallCheck;
import java.util.Arrays;
import java.util.List;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Lets the application start only when all that it is to guard is guarded: AI services are built behind the hook, no bean of a
 * {@linkplain GuardedBeans kind} that it guards stands there raw, by itself or in a collection, and none is of a kind that it cannot guard. Beans that
 * are made later are guarded when they are made.
 */
final class MediationCheck implements SmartInitializingSingleton {
    private final ConfigurableListableBeanFactory beans;
    private final List<String> unguarded;

    MediationCheck(ConfigurableListableBeanFactory beans, List<String> unguarded) {
        this.beans = beans;
        this.unguarded = List.copyOf(unguarded);
    }

    @Override
    public void afterSingletonsInstantiated() {
        requireHook();
        requireGuards();
        HeldInside.check(beans);
        PastTheFirewall.check(beans, unguarded);
    }

    private void requireGuards() {
        List<String> raw = GuardedBeans.kinds().stream()
                .flatMap(kind -> Arrays.stream(beans.getBeanNamesForType(kind.type(), false, false))
                        .filter(name -> isRaw(kind, name))
                        .map(name -> "`" + name + "` (" + kind.type().getSimpleName() + ")"))
                .distinct()
                .toList();
        if (!raw.isEmpty()) {
            throw new FirewallSetupException(
                    "what goes through bean " + String.join(", ", raw)
                            + " would not be judged, for it is not behind the firewall",
                    "Declare it as an ordinary bean, by `@Bean` or `@Component`, and let no bean post-processor need"
                            + " it. One that is registered as a finished singleton has to be wrapped by hand, such as by"
                            + " `agentFirewall.guard(model)`.");
        }
    }

    private void requireHook() {
        try {
            FirewallCheck.verify();
        } catch (IllegalStateException e) {
            throw new FirewallSetupException(
                    "AI services would not be guarded. " + e.getMessage(),
                    "Remove what stands in the hook's way. To run without a firewall on purpose, set"
                            + " `agent-firewall.enabled=false` beside `-Dagentfirewall.hook=off`.",
                    e);
        }
    }

    private boolean isRaw(GuardedBeans<?> kind, String name) {
        Object bean = beans.getSingleton(name);
        if (bean instanceof FactoryBean<?> factory && factory.isSingleton()) {
            bean = beans.getBean(name); // its product: it may have been made before anybody could guard it
        }
        if (bean == null || !kind.holds(bean)) {
            return false; // not made yet
        }
        Object inner = AopProxyUtils.getSingletonTarget(bean);
        return !kind.isGuard(inner == null ? bean : inner);
    }
}
