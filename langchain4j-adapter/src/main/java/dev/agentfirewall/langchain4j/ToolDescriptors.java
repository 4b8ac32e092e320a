package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.recording.OfferedTool;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the host says about a tool: on its method, else in the declaration file. Thread-safe. */
final class ToolDescriptors {
    private static final String SEARCH = "dev.langchain4j.service.tool.search.ToolSearchService$ToolSearchExecutor";
    private static final int LONGEST_NAME = 128;

    private final ToolDeclarations declarations;

    ToolDescriptors(ToolDeclarations declarations) {
        this.declarations = declarations;
    }

    /** The tool offered as {@code offered}, run by {@code executor}. */
    ToolDescriptor describe(ToolSpecification offered, ToolExecutor executor) {
        Optional<Digest> digest = Optional.of(digest(offered));
        if (executor instanceof DefaultToolExecutor own
                && own.originalMethod().getAnnotation(ToolPolicy.class) != null) {
            return annotated(offered.name(), digest, own.originalMethod());
        }
        if (isSearch(executor)) {
            return readOnly(offered.name(), digest);
        }
        Optional<McpIdentity> mcp = McpIdentity.of(offered, executor);
        return mcp.isPresent()
                ? mcp.get().describe(declarations, offered, digest)
                : declarations.describe(Optional.empty(), offered.name(), digest);
    }

    /** A tool of which only its offer is known. */
    ToolDescriptor describe(ToolSpecification offered) {
        return McpIdentity.of(offered)
                .map(mcp -> mcp.describe(declarations, offered, Optional.of(digest(offered))))
                .orElseGet(() -> declarations.describe(Optional.empty(), offered.name(), Optional.of(digest(offered))));
    }

    /** A tool that nobody offers: the model made its name up, or a stranger did. */
    static ToolDescriptor invented(String name) {
        boolean usable = !name.isBlank() && name.length() <= LONGEST_NAME;
        return ToolDescriptor.undeclared(usable ? name : "invented");
    }

    /** The library's own search among the tools that are there. */
    static boolean isSearch(ToolExecutor executor) {
        return executor.getClass().getName().equals(SEARCH);
    }

    private static ToolDescriptor readOnly(String name, Optional<Digest> digest) {
        return new ToolDescriptor(
                name,
                Optional.empty(),
                digest,
                Declaration.DECLARED,
                Set.of(Effect.READ),
                Effect.READ,
                Map.of(),
                Optional.empty(),
                ToolDescriptor.DEFAULT_RESULT,
                Set.of());
    }

    private static ToolDescriptor annotated(String name, Optional<Digest> digest, Method method) {
        ToolPolicy policy = method.getAnnotation(ToolPolicy.class);
        List<Effect> effects = Arrays.asList(policy.value());
        if (effects.isEmpty()) {
            throw new IllegalStateException(
                    "`@ToolPolicy` on `" + method.getDeclaringClass().getName() + "." + method.getName()
                            + "` names no effect; name what the tool does, such as `READ`");
        }
        return new ToolDescriptor(
                name,
                Optional.empty(),
                digest,
                Declaration.DECLARED,
                EnumSet.copyOf(effects),
                effects.get(0),
                roles(method),
                Optional.of(policy.permission()).filter(role -> !role.isBlank()),
                new Label(policy.result(), policy.confidentiality()),
                Set.of(policy.objects()));
    }

    private static Map<String, ArgumentRole> roles(Method method) {
        Map<String, ArgumentRole> roles = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            Role role = parameter.getAnnotation(Role.class);
            if (role != null) {
                roles.put(nameOf(parameter), role.value());
            }
        }
        return roles;
    }

    /** The name by which the model gives the argument. */
    static String nameOf(Parameter parameter) {
        P described = parameter.getAnnotation(P.class);
        return described != null && !described.name().isBlank() ? described.name() : parameter.getName();
    }

    /** The digest of everything that the model is told. */
    static Digest digest(ToolSpecification offered) {
        return Digest.of(CanonicalJson.bytes(told(offered)));
    }

    /** A tool and what the model is told of it, for a recorder. */
    static OfferedTool offered(ToolSpecification offered, ToolDescriptor tool) {
        return new OfferedTool(tool, text(offered.description()), schema(offered));
    }

    /** Everything that is said about a tool, whether or not the library shows it to the model today: to be screened like any text. */
    static String description(ToolSpecification offered) {
        String more =
                McpIdentity.of(offered).map(mcp -> "\n" + mcp.known().texts()).orElse("");
        return text(offered.name()) + "\n" + text(offered.description()) + "\n" + CanonicalJson.write(schema(offered))
                + more;
    }

    private static Json told(ToolSpecification offered) {
        return Json.object()
                .put("name", text(offered.name()))
                .put("description", text(offered.description()))
                .put("parameters", schema(offered))
                .build();
    }

    private static Json schema(ToolSpecification offered) {
        return offered.parameters() == null
                ? Json.Obj.EMPTY
                : JsonTrees.of(JsonSchemaElementUtils.toMap(offered.parameters()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
