package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.spring.Office.Assistant;
import dev.agentfirewall.spring.Office.Curious;
import dev.agentfirewall.spring.Office.Notes;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** An application with the starter: what is guarded, who acts, and whose parts are used. */
class GuardedApplicationTest {
    @TempDir
    Path folder;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void serviceMadeBeforeTheFirewall_isGuarded() {
        Starts.in(folder).withUserConfiguration(Agent.class).run(context -> {
            logIn(new TestingAuthenticationToken("emma", "", "ROLE_USER"));
            assertThat(context.getBean(Assistant.class).chat("What does the note say?"))
                    .isEqualTo("note 1");
            assertThat(context.getBean(Notes.class).read).hasValue(1);
        });
    }

    @Test
    void nobodyLoggedIn_neitherModelNorToolIsReached() {
        Starts.in(folder).withUserConfiguration(Agent.class).run(context -> {
            assertThat(context.getBean(Assistant.class).chat("What does the note say?"))
                    .doesNotContain("note 1");
            assertThat(context.getBean(Notes.class).read).hasValue(0);
            assertThat(context.getBean(Agent.class).raw.asked).hasValue(0);
        });
    }

    @Test
    void anonymousVisitor_isNobody() {
        Starts.in(folder).withUserConfiguration(Agent.class).run(context -> {
            logIn(new AnonymousAuthenticationToken("key", "visitor", AuthorityUtils.createAuthorityList("ROLE_USER")));
            context.getBean(Assistant.class).chat("What does the note say?");
            assertThat(context.getBean(Notes.class).read).hasValue(0);
        });
    }

    @Test
    void authorityThatIsNoRole_grantsNothing() {
        Starts.in(folder).withUserConfiguration(Agent.class).run(context -> {
            logIn(new TestingAuthenticationToken("emma", "", "USER", "SCOPE_user", "ROLE_"));
            context.getBean(Assistant.class).chat("What does the note say?");
            assertThat(context.getBean(Notes.class).read).hasValue(0);
        });
    }

    @Test
    void modelUsedWithoutAService_isTheLoggedInOnes() {
        Starts.in(folder).withUserConfiguration(Agent.class).run(context -> {
            ChatModel model = context.getBean(ChatModel.class);
            model.chat("hello");
            assertThat(context.getBean(Agent.class).raw.asked).hasValue(0);
            logIn(new TestingAuthenticationToken("emma", "", "ROLE_USER"));
            model.chat("hello");
            assertThat(context.getBean(Agent.class).raw.asked).hasValue(1);
        });
    }

    @Test
    void partsOfTheApplicationsOwn_takeThePlaceOfOurs() {
        Starts.bare().withUserConfiguration(Agent.class, OwnParts.class).run(context -> {
            logIn(new TestingAuthenticationToken("emma", "", "ROLE_USER"));
            context.getBean(Assistant.class).chat("What does the note say?");
            assertThat(context.getBean(Notes.class).read).hasValue(0);
            assertThat(context.getBean(Firewall.class).scannerName()).isEqualTo("none");
            assertThat(context).getBean(AuditSink.class).isInstanceOf(MemoryAuditSink.class);
            assertThat(context.getBean(MemoryAuditSink.class).records()).isNotEmpty();
        });
    }

    @Test
    void customizers_haveTheLastWord() {
        Starts.in(folder)
                .withBean(FirewallCustomizer.class, () -> builder -> builder.mode(Mode.SHADOW))
                .run(context ->
                        assertThat(context.getBean(Firewall.class).mode()).isEqualTo(Mode.SHADOW));
    }

    @Test
    void firewallOfTheApplicationsOwn_needsNoProperties() {
        Starts.bare().withUserConfiguration(OwnFirewall.class).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(AuditSink.class).doesNotHaveBean(Scanner.class);
            assertThat(context.getBean(AgentFirewall.class)).isNotNull();
        });
    }

    @Test
    void properties_areObeyed() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.mode=shadow", "agent-firewall.scanner.sensitive-data=true")
                .run(context -> {
                    assertThat(context.getBean(Firewall.class).mode()).isEqualTo(Mode.SHADOW);
                    assertThat(context.getBeansOfType(Scanner.class)).hasSize(2);
                });
    }

    @Test
    void outputGate_looksUnlessSwitchedOff() {
        Starts.in(folder)
                .run(context ->
                        assertThat(context.getBean(Firewall.class).outputName()).isEqualTo("output/1"));
        Starts.in(folder)
                .withPropertyValues("agent-firewall.output.enabled=false")
                .run(context ->
                        assertThat(context.getBean(Firewall.class).outputName()).isEqualTo("none"));
    }

    @Test
    void contextClosed_logAndHookAreLetGo() {
        Starts.in(folder).run(context -> {
            FileAuditSink sink = context.getBean(FileAuditSink.class);
            context.getSourceApplicationContext().close();
            assertThatThrownBy(() -> sink.append(dev.agentfirewall.json.Json.Obj.EMPTY))
                    .hasMessageContaining("closed");
        });
        assertThatThrownBy(() -> AiServices.builder(Assistant.class)).hasMessageContaining("no firewall is installed");
    }

    @Test
    void disabled_noServiceIsBuiltInSilence() {
        Starts.bare().withPropertyValues("agent-firewall.enabled=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(AgentFirewall.class);
            assertThatThrownBy(() -> AiServices.builder(Assistant.class)).isInstanceOf(IllegalStateException.class);
        });
    }

    private static void logIn(Authentication who) {
        SecurityContextHolder.getContext().setAuthentication(who);
    }

    /** A service, which asks for nothing of Spring's, so that it is made first. */
    @Configuration(proxyBeanMethods = false)
    static class Agent {
        final Curious raw = new Curious();

        @Bean
        Assistant assistant(Notes notes) {
            return AiServices.builder(Assistant.class)
                    .chatModel(raw)
                    .tools(notes)
                    .build();
        }

        @Bean
        Notes notes() {
            return new Notes();
        }

        @Bean
        ChatModel model() {
            return raw;
        }
    }

    /** Denies all, in memory. */
    @Configuration(proxyBeanMethods = false)
    static class OwnParts {
        @Bean
        PolicyDecisionPoint policy() {
            return new PolicyDecisionPoint() {
                @Override
                public DecisionResponse decide(AccessRequest request) {
                    return new DecisionResponse(Decision.indeterminate("test.denied"), reference());
                }

                @Override
                public PolicyReference reference() {
                    return PolicyReference.of("test");
                }
            };
        }

        @Bean
        MemoryAuditSink sink() {
            return new MemoryAuditSink();
        }

        @Bean
        Scanner scanner() {
            return Scanner.none();
        }
    }

    /** Brings the whole of it. */
    @Configuration(proxyBeanMethods = false)
    static class OwnFirewall {
        @Bean
        Firewall firewall() {
            return Firewall.builder()
                    .policy(new OwnParts().policy())
                    .audit(new MemoryAuditSink())
                    .scanner(Scanner.none())
                    .build();
        }
    }
}
