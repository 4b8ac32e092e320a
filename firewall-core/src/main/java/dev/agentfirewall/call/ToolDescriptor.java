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
 * @param declaration who described it; a tool that nobody described has the worst of effects
 * @param effects everything it does
 * @param primaryEffect what it is for; one of {@code effects}
 * @param roles the role of each argument, by its top-level name; arguments not named are {@code OTHER}
 * @param permission a role that the subject needs, beyond what policy data asks
 * @param result the label of what it returns
 * @param objects what it acts on, in English nouns such as {@code email} or {@code file}; empty where nobody said. A user's words are
 *     matched against them
 * @param lock how it stands against what a person agreed to; empty for a tool of this process, to which nobody has to agree
 */
public record ToolDescriptor(
        String name,
        Optional<String> server,
        Optional<Digest> descriptor,
        Declaration declaration,
        Set<Effect> effects,
        Effect primaryEffect,
        Map<String, ArgumentRole> roles,
        Optional<String> permission,
        Label result,
        Set<String> objects,
        Optional<LockState> lock) {

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
        objects = Set.copyOf(objects);
    }

    /** A tool to which nobody has to agree. */
    public ToolDescriptor(
            String name,
            Optional<String> server,
            Optional<Digest> descriptor,
            Declaration declaration,
            Set<Effect> effects,
            Effect primaryEffect,
            Map<String, ArgumentRole> roles,
            Optional<String> permission,
            Label result,
            Set<String> objects) {
        this(
                name,
                server,
                descriptor,
                declaration,
                effects,
                primaryEffect,
                roles,
                permission,
                result,
                objects,
                Optional.empty());
    }

    /** A tool of this process that someone described, whose results are a stranger's text. */
    public static ToolDescriptor declared(String name, Effect primary, Map<String, ArgumentRole> roles) {
        return new ToolDescriptor(
                name,
                Optional.empty(),
                Optional.empty(),
                Declaration.DECLARED,
                EnumSet.of(primary),
                primary,
                roles,
                Optional.empty(),
                DEFAULT_RESULT,
                Set.of());
    }

    /** A tool nobody described: it may do the worst. */
    public static ToolDescriptor undeclared(String name) {
        return new ToolDescriptor(
                name,
                Optional.empty(),
                Optional.empty(),
                Declaration.UNDECLARED,
                EnumSet.of(Effect.EXECUTE),
                Effect.EXECUTE,
                Map.of(),
                Optional.empty(),
                DEFAULT_RESULT,
                Set.of());
    }

    /** This tool, returning results with {@code label}. */
    public ToolDescriptor returning(Label label) {
        return new ToolDescriptor(
                name, server, descriptor, declaration, effects, primaryEffect, roles, permission, label, objects, lock);
    }

    /** This tool as one that does {@code all}; a server's hints may add effects. */
    public ToolDescriptor doing(Set<Effect> all) {
        return new ToolDescriptor(
                name, server, descriptor, declaration, all, primaryEffect, roles, permission, result, objects, lock);
    }

    /** This tool under the name and with the digest that the model was offered it with. */
    public ToolDescriptor offeredAs(String offered, Optional<String> by, Optional<Digest> digest) {
        return new ToolDescriptor(
                offered, by, digest, declaration, effects, primaryEffect, roles, permission, result, objects, lock);
    }

    /** This tool, acting on {@code nouns}. */
    public ToolDescriptor actingOn(Set<String> nouns) {
        return new ToolDescriptor(
                name, server, descriptor, declaration, effects, primaryEffect, roles, permission, result, nouns, lock);
    }

    /** This tool, standing so against what a person agreed to. */
    public ToolDescriptor standing(LockState against) {
        return new ToolDescriptor(
                name,
                server,
                descriptor,
                declaration,
                effects,
                primaryEffect,
                roles,
                permission,
                result,
                objects,
                Optional.of(against));
    }

    /** Whether a person of the host's described it. */
    public boolean declared() {
        return declaration == Declaration.DECLARED;
    }

    /** The role of the argument at a JSON pointer: that of the top-level argument it lies in. */
    public ArgumentRole roleOf(String pointer) {
        int end = pointer.indexOf('/', 1);
        String escaped = pointer.isEmpty() ? "" : pointer.substring(1, end < 0 ? pointer.length() : end);
        return roles.getOrDefault(escaped.replace("~1", "/").replace("~0", "~"), ArgumentRole.OTHER);
    }
}
