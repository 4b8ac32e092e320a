package dev.agentfirewall.decision;

import dev.agentfirewall.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts. Told by the host, never by the model, a tool, a document or a server.
 *
 * @param id the host's name for the person or service; not blank
 * @param roles what it may do
 * @param tenant whose data it acts on, where the host has tenants
 */
public record Subject(String id, Set<String> roles, Optional<String> tenant) {
    public Subject {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a subject has an id");
        }
        roles = java.util.Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /** The subject as policy reads it. */
    Json document() {
        return Json.object()
                .put("id", id)
                .put("roles", Json.strings(roles))
                .put("tenant", tenant.map(Json::of).orElse(Json.NULL))
                .build();
    }

    public static Subject of(String id, String... roles) {
        return new Subject(id, Set.of(roles), Optional.empty());
    }
}
