package dev.agentfirewall.spring;

import java.util.Map;
import org.springframework.context.ApplicationContext;

/** What the health indicator says, of whichever Spring Boot it is: 3 and 4 have the same methods in different packages. */
final class Health {
    private Health() {}

    static boolean isUp(ApplicationContext context) {
        return asked(asked(context.getBean("agentFirewallHealthIndicator"), "health"), "getStatus")
                .toString()
                .equals("UP");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> of(ApplicationContext context) {
        return (Map<String, Object>)
                asked(asked(context.getBean("agentFirewallHealthIndicator"), "health"), "getDetails");
    }

    // the indicator is a lambda: its class may not be called from here, the interface's method may
    private static Object asked(Object some, String question) {
        try {
            for (Class<?> type : some.getClass().getInterfaces()) {
                return type.getMethod(question).invoke(some);
            }
            return some.getClass().getMethod(question).invoke(some);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no health indicator of ours", e);
        }
    }
}
