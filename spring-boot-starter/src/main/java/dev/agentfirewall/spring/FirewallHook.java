package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Installs the firewall before the first bean is made, while it is not there itself: the first AI service that is built asks for it. In whichever
 * order Spring makes its beans, no service is built without it.
 */
final class FirewallHook implements BeanFactoryPostProcessor, DisposableBean {
    private Runnable uninstall = () -> {};

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        uninstall = AgentFirewall.installFrom(() -> beans.getBean(AgentFirewall.class));
    }

    @Override
    public void destroy() {
        uninstall.run();
    }
}
