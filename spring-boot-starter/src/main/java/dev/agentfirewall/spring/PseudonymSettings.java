package dev.agentfirewall.spring;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.SettingsOverride;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.rag.sensitive.text.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the properties under {@code agent-firewall.pseudonyms} have the policy replace, laid over its settings. */
final class PseudonymSettings {
    private static final String AT = "agent-firewall.pseudonyms.";
    private static final List<String> INWARD = List.of("user_input", "retrieval", "tool_result");

    private final AgentFirewallProperties.Pseudonyms told;

    PseudonymSettings(AgentFirewallProperties.Pseudonyms told) {
        this.told = told;
    }

    /** The bundle, with the kinds in its settings. */
    PolicyBundle over(PolicyBundle bundle) {
        return settings().map(bundle::withSettings).orElse(bundle);
    }

    /** The settings; empty where no kinds are told. */
    private Optional<SettingsOverride> settings() {
        if (!told.enabled() || told.kinds().isEmpty()) {
            return Optional.empty();
        }
        Json.ObjBuilder kinds = Json.object();
        told.kinds().forEach(kind -> kinds.put(rule(kind), true));
        Json.Obj replaced = kinds.build();
        Json.ObjBuilder inward = Json.object();
        INWARD.forEach(checkpoint -> inward.put(checkpoint, replaced));
        Json.Obj settings = Json.object()
                .put("pseudonyms", Json.object().put("inward", inward.build()).build())
                .build();
        return Optional.of(SettingsOverride.of(CanonicalJson.bytes(settings)));
    }

    /**
     * Whether somebody says what is replaced.
     *
     * @param settings whether the policy has settings of the host's
     * @throws FirewallSetupException when nobody does, or a kind is none
     */
    void check(boolean settings) {
        if (told.enabled() && told.kinds().isEmpty() && !settings) {
            throw new FirewallSetupException(
                    "values are to be replaced by placeholders, and nobody says which",
                    "Set `" + AT + "kinds=pii,secret`, or name them in the file that `agent-firewall.policy.settings`"
                            + " names, under `pseudonyms.inward`.");
        }
        if (!told.enabled() && !told.kinds().isEmpty()) {
            throw new FirewallSetupException(
                    "`" + AT + "kinds` is set, but nothing is replaced",
                    "Set `" + AT + "enabled=true`, or remove the kinds.");
        }
        told.kinds().forEach(PseudonymSettings::rule);
    }

    private static String rule(String kind) {
        if (Known.CODES.contains(kind)) {
            return kind;
        }
        if (Known.CODES.stream().anyMatch(code -> code.startsWith(kind + "."))) {
            return kind + ".";
        }
        throw new FirewallSetupException(
                "`" + kind + "` in `" + AT + "kinds` is no kind of personal data or secret that is found",
                "Write `pii` or `secret`, or kinds such as `pii.iban`: docs/sensitive-kinds.md has them all.");
    }

    /** Made when a kind is told: it takes a while. */
    private static final class Known {
        static final Set<String> CODES = SensitiveDataScanner.standard().kinds().stream()
                .map(Kind::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
