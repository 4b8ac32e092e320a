package dev.agentfirewall.decision;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.scan.Finding;
import java.util.List;
import java.util.Set;

/**
 * What is known about one leaf of a call's arguments.
 *
 * @param value the leaf itself
 * @param role what it is to its tool
 * @param origins where it came from; empty when no source explains it
 * @param label how far it may be believed, and who may see it
 * @param findings the rules that found something in it
 * @param contested whether the user named another value for it, or a stranger's order dictates it
 * @param links the findings that tell where a link in it leads; their rules are among {@code findings}
 * @param pseudonyms the rules that found what stands here in the place of a placeholder: the model has not seen it
 */
public record ArgumentFacts(
        Json value,
        ArgumentRole role,
        List<OriginFact> origins,
        Label label,
        List<String> findings,
        boolean contested,
        List<Finding> links,
        Set<String> pseudonyms) {
    public ArgumentFacts {
        pseudonyms = Set.copyOf(pseudonyms);
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
        links = List.copyOf(links);
    }

    /** Of a value in which there is no link. */
    public ArgumentFacts(
            Json value,
            ArgumentRole role,
            List<OriginFact> origins,
            Label label,
            List<String> findings,
            boolean contested) {
        this(value, role, origins, label, findings, contested, List.of(), Set.of());
    }

    Json document() {
        Json.ObjBuilder out = Json.object()
                .put("value", value)
                .put("role", role.word())
                .put("origins", Json.array(origins, OriginFact::document))
                .put("integrity", label.integrity().word())
                .put("confidentiality", label.confidentiality().word())
                .put("findings", Json.strings(findings))
                .put("contested", contested);
        if (!links.isEmpty()) {
            out.put("links", Json.array(links, ArgumentFacts::link));
        }
        if (!pseudonyms.isEmpty()) {
            out.put("pseudonyms", Json.strings(pseudonyms.stream().sorted().toList()));
        }
        return out.build();
    }

    private static Json link(Finding finding) {
        return Json.object()
                .put("rule", finding.rule())
                .put("host", finding.host().orElse(""))
                .build();
    }
}
