package dev.agentfirewall.spring;

import dev.agentfirewall.audit.file.FsyncPolicy;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.policy.SignatureAlgorithm;
import dev.agentfirewall.vault.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What an application says of its firewall, under {@code agent-firewall.}. Each part that a bean of the application's own stands in for needs no
 * properties.
 *
 * @param enabled Whether the firewall is there. Without it no AI service is built, unless -Dagentfirewall.hook=off switches the hook off, too.
 * @param mode Whether denials bind: enforce, or shadow to decide and record alone.
 * @param deployment The name of this deployment, in requests to policy and in records; the application's own name, unless told.
 * @param tools File that declares what tools do which carry no @ToolPolicy.
 * @param requireProvenance Whether retrieved chunks without a complete record of provenance count as not screened.
 * @param policy Who decides.
 * @param scanner Who looks at texts.
 * @param output What looks at answers and at what calls carry out.
 * @param pseudonyms What the model knows by placeholders alone.
 * @param approvals How people are asked.
 * @param audit Where records go.
 * @param vault Where whole prompts, answers and arguments are kept, encrypted.
 * @param database The PostgreSQL database that questions and records may be kept in.
 * @param mcp The MCP servers that the application uses.
 * @param unguarded Names of beans that go past the firewall on purpose, of kinds that it cannot guard.
 * @param subject How a login becomes the subject that policy knows.
 * @param metrics What is measured.
 */
@ConfigurationProperties("agent-firewall")
public record AgentFirewallProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("enforce") Mode mode,
        @Nullable String deployment,
        @Nullable String tools,
        @DefaultValue("false") boolean requireProvenance,
        @DefaultValue Policy policy,
        @DefaultValue Scanner scanner,
        @DefaultValue Output output,
        @DefaultValue Pseudonyms pseudonyms,
        @DefaultValue Approvals approvals,
        @DefaultValue Audit audit,
        @DefaultValue Vault vault,
        @DefaultValue Database database,
        @DefaultValue Mcp mcp,
        @DefaultValue List<String> unguarded,
        @DefaultValue Subject subject,
        @DefaultValue Metrics metrics) {

    /** The deployment's name. */
    String deploymentIn(Environment environment) {
        return deployment == null ? environment.getProperty("spring.application.name", "default") : deployment;
    }

    /**
     * Who decides: the rules that come with the firewall, or a bundle of the application's own.
     *
     * @param settings File of lists and limits, laid over those of the rules.
     * @param bundle Bundle of rules, as opa build -t plan compiles it; needs a digest, a digest file or a key to be believed.
     * @param digest The one digest that the bundle may have, such as sha256:….
     * @param digestFile File that holds the bundle's digest as sha256sum writes it; read again at each load.
     * @param key File of the public key, in PEM, that signed the bundle.
     * @param keyAlgorithm The algorithm that the key is used with.
     * @param reloadInterval How often bundle and settings are looked at again; never, unless told.
     */
    public record Policy(
            @Nullable String settings,
            @Nullable String bundle,
            @Nullable String digest,
            @Nullable String digestFile,
            @Nullable String key,
            @DefaultValue("EdDSA") SignatureAlgorithm keyAlgorithm,
            @Nullable Duration reloadInterval) {}

    /**
     * Who looks at texts.
     *
     * @param tier Rules and the guard model, rules alone, or none where texts are screened elsewhere.
     * @param sensitiveData Whether personal data and secrets are looked for as well, for policies that cut them.
     */
    public record Scanner(
            @DefaultValue("model") Tier tier,
            @DefaultValue("false") boolean sensitiveData) {}

    /** How thoroughly texts are read. */
    public enum Tier {
        /** Rules and the guard model. */
        MODEL,
        /** Rules alone. */
        RULES,
        /** Nothing here. */
        NONE
    }

    /**
     * What looks at answers and at what calls carry out.
     *
     * @param enabled Whether links, the host's instructions and hidden carriers are looked for there.
     */
    public record Output(@DefaultValue("true") boolean enabled) {}

    /**
     * What the model knows by placeholders alone. The values are kept in this process, encrypted.
     *
     * @param enabled Whether personal data and secrets come to the model as placeholders; looks for them, too.
     * @param kinds Families (pii, secret) or kinds (pii.iban) that are replaced in what users say, in documents and in results; besides those that the policy's settings name.
     * @param retention How long after a value was replaced the way back to it is kept.
     */
    public record Pseudonyms(
            @DefaultValue("false") boolean enabled,
            @DefaultValue List<String> kinds,
            @DefaultValue("1h") Duration retention) {}

    /**
     * How people are asked. Where nobody can be asked, what needs approval is refused.
     *
     * @param directory Directory of the questions that wait for an answer; nobody is asked without it or the database, unless a bean of the application's own asks.
     * @param inDatabase Whether the questions are kept in the database, for several machines, in place of a directory.
     * @param sealKey File of 32 bytes under which the database holds what approvers are shown; as it stands, unless told.
     * @param waiting How long a call waits for its answer, with its thread, before the model is told that it is pending.
     * @param lasting How long a question can be answered, and its answer be used.
     */
    public record Approvals(
            @Nullable String directory,
            @DefaultValue("false") boolean inDatabase,
            @Nullable String sealKey,
            @DefaultValue("20s") Duration waiting,
            @DefaultValue("3d") Duration lasting) {}

    /**
     * Where records go.
     *
     * @param directory Directory of the audit log, which holds nothing else; made when missing.
     * @param databaseLog Name of the audit log in the database; with a directory as well, both hold every record.
     * @param fsync When records are forced to the disk: group, each or none.
     * @param checkpoints Who signs the log's head.
     */
    public record Audit(
            @Nullable String directory,
            @Nullable String databaseLog,
            @DefaultValue("group") FsyncPolicy fsync,
            @DefaultValue Checkpoints checkpoints) {}

    /**
     * Who signs the log's head; nobody, unless told.
     *
     * @param key File of the Ed25519 private key, in PEM, readable by its owner alone.
     * @param name The log's name in signatures; the deployment's, unless told.
     */
    public record Checkpoints(
            @Nullable String key, @Nullable String name) {}

    /**
     * Where whole prompts, answers and arguments are kept, encrypted; nowhere, unless a directory is told.
     *
     * @param directory Directory of the vault, which holds nothing else; made, for its owner alone, when missing.
     * @param key File of the vault's keys, as openssl rand -base64 32 writes them, readable by its owner alone.
     * @param days How many days a record is kept.
     * @param keeping Which conversations are kept: all, or those that are suspicious.
     * @param required Whether what cannot be kept goes no further.
     */
    public record Vault(
            @Nullable String directory,
            @Nullable String key,
            @DefaultValue("30") int days,
            @DefaultValue("all") Keeping keeping,
            @DefaultValue("true") boolean required) {}

    /**
     * The PostgreSQL database that questions and records may be kept in; the firewall has connections of its own to it.
     *
     * @param url Its JDBC URL, without a password; that of spring.datasource, unless told.
     * @param username The role that the firewall connects as; that of spring.datasource where the URL is.
     * @param password The role's password; that of spring.datasource where the URL is.
     * @param migrate Whether the tables are made, or brought up to date, at the start: the role must own their schema, or be allowed to make it.
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("false") boolean migrate) {

        /** Tells nothing of it. */
        @Override
        public String toString() {
            return "database settings";
        }
    }

    /**
     * The MCP servers that the application uses, held to what a person agreed to.
     *
     * @param lock File of what was agreed to, as agent-firewall mcp lock writes it.
     * @param servers The servers, by the key that the lock has for them.
     * @param requireLock Whether a client that no lock holds keeps the application from starting; otherwise the policy judges what nobody agreed to.
     */
    public record Mcp(
            @Nullable String lock,
            @DefaultValue Map<String, Server> servers,
            @DefaultValue("true") boolean requireLock) {}

    /**
     * How an MCP server is reached: by its URL or by a command.
     *
     * @param url Its address, for streamable HTTP.
     * @param headers What is sent with each request, such as a token.
     * @param command The command that starts it and its arguments, to be spoken to over its standard streams.
     * @param environment What is added to that process's environment: the place for its secrets.
     */
    public record Server(
            @Nullable String url,
            @DefaultValue Map<String, String> headers,
            @DefaultValue List<String> command,
            @DefaultValue Map<String, String> environment) {

        /** Tells nothing of it: headers and commands may hold secrets. */
        @Override
        public String toString() {
            return "MCP server settings";
        }
    }

    /**
     * How a login becomes the subject that policy knows.
     *
     * @param rolePrefix Authorities that begin so are roles: the rest of their name, in lower case. Others are none.
     */
    public record Subject(@DefaultValue("ROLE_") String rolePrefix) {}

    /**
     * What is measured.
     *
     * @param enabled Whether the firewall's work is told to the application's meters and traces.
     */
    public record Metrics(@DefaultValue("true") boolean enabled) {}
}
