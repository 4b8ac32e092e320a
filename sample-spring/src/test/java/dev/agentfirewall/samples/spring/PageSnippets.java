package dev.agentfirewall.samples.spring;

import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.spring.FirewallCustomizer;
import org.springframework.context.annotation.Bean;

/** Beans that {@code docs/spring-boot.md} shows, besides those of the application; no configuration, so that the application does not find them. */
class PageSnippets {

    @Bean
    SubjectResolver subjects() {
        return SubjectResolver.always(Subject.of("nightly-report", "user"));
    }

    @Bean
    FirewallCustomizer smallerMemory() {
        return builder -> builder.remember(10_000);
    }
}
