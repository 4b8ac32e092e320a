package dev.agentfirewall.spring;

import static dev.agentfirewall.spring.Starts.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.langchain4j.GuardedServiceContextFactory;
import dev.agentfirewall.spring.Office.Curious;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;

/** What does not protect does not start, and says why. */
class RefusedStartTest {
    @TempDir
    Path folder;

    @AfterEach
    void hookOn() {
        System.clearProperty(GuardedServiceContextFactory.PROPERTY);
    }

    @Test
    void noAuditDirectory_isNamed() {
        Starts.bare()
                .withPropertyValues("agent-firewall.scanner.tier=rules")
                .run(context ->
                        assertThat(refusal(context).remedy()).contains("agent-firewall.audit.directory", "AuditSink"));
    }

    @Test
    void applicationThatMakesItsBeansLate_isRefusedAtTheStartAllTheSame() {
        Starts.bare()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withPropertyValues("agent-firewall.scanner.tier=rules")
                .run(context -> assertThat(refusal(context).remedy()).contains("agent-firewall.audit.directory"));
    }

    @Test
    void auditDirectoryIsAFile_isNamed() throws IOException {
        Files.writeString(folder.resolve("audit"), "not a directory");
        Starts.in(folder).run(context -> assertThat(refusal(context)).hasMessageContaining("audit"));
    }

    @Test
    void auditLogOfAnotherProcess_isNotShared() {
        Starts.in(folder)
                .run(first -> Starts.in(folder)
                        .run(second -> assertThat(refusal(second).remedy()).contains("one process at a time")));
    }

    @Test
    void nobodyActs_isNamed() {
        Starts.in(folder)
                .withClassLoader(new FilteredClassLoader(SecurityContextHolder.class))
                .run(context -> {
                    assertThat(refusal(context)).hasMessageContaining("who acts");
                    assertThat(refusal(context).remedy()).contains("Spring Security", "SubjectResolver");
                });
    }

    @Test
    void settingsMissing_isNamed() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.policy.settings=" + folder.resolve("none.json"))
                .run(context -> assertThat(refusal(context)).hasMessageContaining("none.json"));
    }

    @Test
    void bundleThatNothingVouchesFor_isNotRead() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.policy.bundle=" + folder.resolve("bundle.tar.gz"))
                .run(context -> assertThat(refusal(context).remedy())
                        .contains("policy.digest", "policy.digest-file", "policy.key"));
    }

    @Test
    void digestWithoutBundle_isAContradiction() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.policy.digest=sha256:" + "0".repeat(64))
                .run(context -> assertThat(refusal(context)).hasMessageContaining("no bundle"));
    }

    @Test
    void digestThatIsNone_isNamed() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.policy.bundle=b", "agent-firewall.policy.digest=latest")
                .run(context -> assertThat(refusal(context)).hasMessageContaining("`agent-firewall.policy.digest`"));
    }

    @Test
    void keyThatIsNone_isNamed() throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), "secret?");
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.policy.bundle=b", "agent-firewall.policy.key=" + key)
                .run(context -> assertThat(refusal(context))
                        .hasMessageContaining("key.pem")
                        .hasMessageNotContaining("secret?"));
    }

    @Test
    void toolDeclarationsMalformed_areNamed() throws IOException {
        Path tools = Files.writeString(folder.resolve("tools.json"), "{\"version\": 1, \"tols\": []}");
        Starts.in(folder)
                .withPropertyValues("agent-firewall.tools=" + tools)
                .run(context -> assertThat(refusal(context)).hasMessageContaining("tools.json"));
    }

    @Test
    void checkpointKeyMissing_isNamed() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.audit.checkpoints.key=" + folder.resolve("none.pem"))
                .run(context -> assertThat(refusal(context).remedy()).contains("checkpoints.key"));
    }

    @Test
    void guardModelAskedForAndAbsent_isNamed() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.scanner.tier=model")
                .withClassLoader(new FilteredClassLoader(BundledGuardModel.class))
                .run(context -> assertThat(refusal(context).remedy())
                        .contains("guard-model", "agent-firewall.scanner.tier=rules"));
    }

    @Test
    void modeThatIsNone_isNamedWithItsProperty() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.mode=observe")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(IllegalArgumentException.class)
                        .hasStackTraceContaining("agent-firewall.mode")
                        .isInstanceOfSatisfying(
                                Exception.class,
                                failure -> assertThat(failure)
                                        .hasStackTraceContaining(
                                                ConfigurationPropertiesBindException.class.getName())));
    }

    @Test
    void hookOff_isNamed() {
        System.setProperty(GuardedServiceContextFactory.PROPERTY, "off");
        Starts.in(folder)
                .run(context -> assertThat(refusal(context)).hasMessageContaining("AI services would not be guarded"));
    }

    @Test
    void modelAskedForByItsClass_isExplained() {
        Starts.in(folder).withUserConfiguration(ByItsClass.class).run(context -> {
            assertThat(context).hasFailed();
            BeanNotOfRequiredTypeException cause = wrongType(context.getStartupFailure());
            FailureAnalysis analysis = new GuardedBeanFailureAnalyzer().analyze(cause, cause);
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).contains("`model`", "Curious", "FirewalledChatModel");
            assertThat(analysis.getAction()).contains("interface");
        });
    }

    @Test
    void otherWrongTypes_areLeftToOthers() {
        BeanNotOfRequiredTypeException other =
                new BeanNotOfRequiredTypeException("number", Integer.class, String.class);
        assertThat(new GuardedBeanFailureAnalyzer().analyze(other, other)).isNull();
    }

    @Test
    void refusal_isToldToPeople() {
        FirewallSetupException failure = new FirewallSetupException("the disk is full", "Make room.");
        FailureAnalysis analysis = new FirewallSetupFailureAnalyzer().analyze(failure, failure);
        assertThat(analysis.getDescription()).isEqualTo("The agent firewall does not stand: the disk is full");
        assertThat(analysis.getAction()).isEqualTo("Make room.");
    }

    private static BeanNotOfRequiredTypeException wrongType(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof BeanNotOfRequiredTypeException wrong)) {
            cause = java.util.Objects.requireNonNull(cause.getCause());
        }
        return wrong;
    }

    /** Injects the class that the model had before the firewall came. */
    @Configuration(proxyBeanMethods = false)
    static class ByItsClass {
        @Bean
        Curious model() {
            return new Curious();
        }

        @Bean
        String name(Curious model) {
            return model.provider().name();
        }
    }
}
