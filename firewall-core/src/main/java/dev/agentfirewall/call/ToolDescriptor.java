package dev.agentfirewall.call;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the host says about a tool. Never what a server or a model says: their word may only tighten.
 *
 * @param name the name under which the model calls it
 * @param server the MCP server that runs it, empty for a tool of this process
 * @param descriptor the digest of name, description and schema as offered to the model, where known
 * @param declared false for a tool nobody has described: its effects are then the worst
 * @param effects everything it does
 * @param primaryEffect what it is for; one of {@code effects}
 * @param roles the role of each argument, by its top-level name; arguments not named are {@code OTHER}
 * @param permission a role that the subject needs, beyond what policy data asks
 * @param result the label of what it returns
 */
public record ToolDescriptor(
        String name,
        Optional<String> server,
        Optional<Digest> descriptor,
        boolean declared,
        Set<Effect> effects,
        Effect primaryEffect,
        Map<String, ArgumentRole> roles,
        Optional<String> permission,
        Label result) {

    /** What strangers' text gets when its tool says nothing else. */
    public static final Label DEFAULT_RESULT = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);

    public ToolDescriptor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tool has a name");
        }
        if (!effects.contains(primaryEffect)) {
            throw new IllegalArgumentException("the primary effect of `" + name + "` is not among its effects");
        }
        effects = Collections.unmodifiableSet(EnumSet.copyOf(effects));
        roles = Map.copyOf(roles);
    }

    /** A tool of this process that someone described, whose results are a stranger's text. */
    public static ToolDescriptor declared(String name, Effect primary, Map<String, ArgumentRole> roles) {
        return new ToolDescriptor(
                name,
                Optional.empty(),
                Optional.empty(),
                true,
                EnumSet.of(primary),
                primary,
                roles,
                Optional.empty(),
                DEFAULT_RESULT);
    }

    /** A tool nobody described: it may do the worst. */
    public static ToolDescriptor undeclared(String name) {
        return new ToolDescriptor(
                name,
                Optional.empty(),
                Optional.empty(),
                false,
                EnumSet.of(Effect.EXECUTE),
                Effect.EXECUTE,
                Map.of(),
                Optional.empty(),
                DEFAULT_RESULT);
    }

    /** This tool, returning results with {@code label}. */
    public ToolDescriptor returning(Label label) {
        return new ToolDescriptor(name, server, descriptor, declared, effects, primaryEffect, roles, permission, label);
    }

    /** The role of the argument at a JSON pointer: that of the top-level argument it lies in. */
    public ArgumentRole roleOf(String pointer) {
        int end = pointer.indexOf('/', 1);
        String escaped = pointer.isEmpty() ? "" : pointer.substring(1, end < 0 ? pointer.length() : end);
        return roles.getOrDefault(escaped.replace("~1", "/").replace("~0", "~"), ArgumentRole.OTHER);
    }
}
