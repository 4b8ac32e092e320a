package dev.agentfirewall.spring;

import dev.agentfirewall.audit.file.FsyncPolicy;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.policy.SignatureAlgorithm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
 * @param approvals How people are asked.
 * @param audit Where records go.
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
        @DefaultValue Approvals approvals,
        @DefaultValue Audit audit,
        @DefaultValue Subject subject,
        @DefaultValue Metrics metrics) {

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
     * How people are asked. Where nobody can be asked, what needs approval is refused.
     *
     * @param directory Directory of the questions that wait for an answer; nobody is asked without it, unless a bean of the application's own asks.
     * @param waiting How long a call waits for its answer, with its thread, before the model is told that it is pending.
     * @param lasting How long a question can be answered, and its answer be used.
     */
    public record Approvals(
            @Nullable String directory,
            @DefaultValue("20s") Duration waiting,
            @DefaultValue("3d") Duration lasting) {}

    /**
     * Where records go.
     *
     * @param directory Directory of the audit log, which holds nothing else; made when missing.
     * @param fsync When records are forced to the disk: group, each or none.
     * @param checkpoints Who signs the log's head.
     */
    public record Audit(
            @Nullable String directory,
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
