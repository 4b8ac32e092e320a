package dev.agentfirewall.spring;

import dev.agentfirewall.recording.EvidenceKeeper;
import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultConfig;
import dev.agentfirewall.vault.VaultException;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence in full, encrypted, where the properties under {@code agent-firewall.vault} say. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "agent-firewall.vault", name = "directory")
class VaultConfiguration {
    private static final String AT = "agent-firewall.vault.";

    @Bean
    @ConditionalOnMissingBean(EvidenceKeeper.class)
    Vault agentFirewallVault(AgentFirewallProperties told) {
        try {
            return Vault.open(config(told.vault()));
        } catch (VaultException e) {
            throw FirewallSetupException.because(
                    e,
                    "Mend `" + AT + "directory` and `" + AT + "key`: a directory and a file that this process alone may"
                            + " read.");
        } catch (IllegalArgumentException e) {
            throw FirewallSetupException.because(e, "Mend `" + AT + "days`.");
        }
    }

    private static VaultConfig config(AgentFirewallProperties.Vault told) throws VaultException {
        if (told.key() == null) {
            throw new FirewallSetupException(
                    "the vault has no key",
                    "Make one by `openssl rand -base64 32 > vault.key && chmod 600 vault.key`, and name the file in `"
                            + AT + "key`; or declare a `Vault` bean whose keys are elsewhere.");
        }
        Path folder = Path.of(Objects.requireNonNull(told.directory()));
        VaultConfig config = VaultConfig.in(folder, KeyFile.read(Path.of(told.key())))
                .days(told.days())
                .keeping(told.keeping());
        return told.required() ? config : config.bestEffort();
    }
}
