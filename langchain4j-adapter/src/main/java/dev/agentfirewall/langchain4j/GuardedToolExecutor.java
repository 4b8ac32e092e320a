package dev.agentfirewall.langchain4j;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.enforcement.AuthorizedCall;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tool behind the firewall: each call is judged, recorded, run with the bytes that were judged, and what comes back is judged too. Both
 * ways of calling it are guarded alike, and neither throws: what was not permitted, and what failed, is told to the model as an error result with a
 * fixed sentence.
 *
 * <p>Thread-safe when the tool is.
 */
public final class GuardedToolExecutor implements ToolExecutor {
    private static final String ARGUMENTS_SENTENCE = "This call was not run: its arguments do not fit the tool's schema"
            + " (tool.arguments). Give every required argument, and no others.";

    private final Firewall firewall;
    private final ToolExecutor delegate;
    private final ToolDescriptor tool;
    private final ArgumentDefaults defaults;
    private final ArgumentSchema schema;
    private final Optional<McpIdentity> mcp;
    private final Function<InvocationContext, Session> sessions;

    GuardedToolExecutor(
            Firewall firewall,
            ToolSpecification offered,
            ToolDescriptor tool,
            ToolExecutor delegate,
            Function<InvocationContext, Session> sessions) {
        this.firewall = firewall;
        this.delegate = delegate;
        this.tool = tool;
        this.defaults = ArgumentDefaults.of(delegate);
        this.schema = ArgumentSchema.of(offered);
        this.mcp = McpIdentity.of(offered);
        this.sessions = sessions;
    }

    /** What the host says about the tool. */
    public ToolDescriptor tool() {
        return tool;
    }

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        InvocationContext invocation =
                InvocationContext.builder().chatMemoryId(memoryId).build();
        return ToolResult.text(executeWithContext(request, invocation));
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext invocation) {
        String arguments = request.arguments() == null ? "" : request.arguments();
        Session session = sessions.apply(invocation);
        ProposedCall proposed =
                new ProposedCall(request.id() == null ? "" : request.id(), asItIs(session), defaults.into(arguments));
        Running running = new Running(request, invocation);
        ToolOutcome outcome = firewall.guard(session.contextOfCall(), proposed, running::run);
        return running.shown(outcome, session);
    }

    /** The tool as it stands now: a server's may have changed since it was offered. */
    private ToolDescriptor asItIs(Session session) {
        return session.doubted(
                mcp.map(identity -> tool.standing(identity.now().get())).orElse(tool));
    }

    /** Remembers, for the parts from which something was cut, what they were. It was judged before, so it is not recorded again. */
    private void remember(ToolOutput whole, ToolOutput screened, Session session) {
        for (ToolOutput.Part part : whole.parts()) {
            String shown = screened.textOf(part.name()).orElse("");
            if (part.text().isPresent() && !shown.equals(part.text().get())) {
                firewall.screen(session.context(), Content.toolResult(tool, part))
                        .shownItem()
                        .ifPresent(item -> session.cut(shown, item));
            }
        }
    }

    /** One call: it is confined to its thread. */
    private final class Running {
        private final ToolExecutionRequest request;
        private final InvocationContext invocation;
        private boolean misshapen;
        private @Nullable ToolResult result;

        Running(ToolExecutionRequest request, InvocationContext invocation) {
            this.request = request;
            this.invocation = invocation;
        }

        ToolOutput run(AuthorizedCall call) throws Exception {
            // shadow mode blocks nothing that can be read and recorded
            if (firewall.mode() == Mode.ENFORCE && !schema.fits(call.arguments())) {
                misshapen = true;
                throw new ToolArgumentsException("the arguments do not fit the schema");
            }
            ToolResult given = ToolResult.of(
                    execute(call), ToolDescriptors.isSearch(delegate), delegate instanceof DefaultToolExecutor);
            result = given;
            return given.output();
        }

        private ToolExecutionResult execute(AuthorizedCall call) throws Exception {
            ToolExecutionRequest authorized =
                    request.toBuilder().arguments(call.canonicalArguments()).build();
            try {
                ToolExecutionResult raw =
                        AuthorizedCalls.during(call, () -> delegate.executeWithContext(authorized, invocation));
                return checked(raw);
            } catch (ToolArgumentsException e) {
                misshapen = true;
                throw e;
            } catch (RuntimeException e) {
                throw rethrown(e);
            }
        }

        // The library's own executor puts an exception's message into such a result: a message is not for the model.
        private ToolExecutionResult checked(ToolExecutionResult raw) {
            if (raw.isError() && delegate instanceof DefaultToolExecutor) {
                throw new IllegalStateException("the tool failed");
            }
            return raw;
        }

        private RuntimeException rethrown(RuntimeException e) throws InterruptedException {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("the tool was interrupted");
            }
            if (e.getCause() instanceof Error error) {
                throw error; // the firewall records what it was
            }
            return e;
        }

        ToolExecutionResult shown(ToolOutcome outcome, Session session) {
            if (misshapen) {
                return ToolResult.sentence(ARGUMENTS_SENTENCE, outcome.word().word());
            }
            if (outcome instanceof ToolOutcome.Completed completed && result != null) {
                remember(result.output(), completed.output(), session);
                return result.shown(completed.output());
            }
            return ToolResult.sentence(outcome);
        }
    }
}
