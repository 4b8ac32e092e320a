package dev.agentfirewall;

import dev.agentfirewall.audit.SettledEvent;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ContentEnforcementPoint;
import dev.agentfirewall.enforcement.ContentJudgement;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.scan.Finding;
import java.util.ArrayList;
import java.util.List;

/** Judges each part of what a tool gave back; one part withheld withholds the result. */
final class ResultInspector {
    private final ContentEnforcementPoint texts;

    ResultInspector(ContentEnforcementPoint texts) {
        this.texts = texts;
    }

    /** What may be shown, and how each part was judged. */
    record Inspected(ToolOutcome outcome, List<Judged> parts) {
        List<SettledEvent.Result> results() {
            return parts.stream().map(Judged::result).toList();
        }
    }

    /** One part and its judgement. */
    record Judged(Content content, ContentJudgement judgement) {
        SettledEvent.Result result() {
            return ResultInspector.result(content, judgement);
        }
    }

    /** Says that what was inspected is on record. */
    void recorded(Subject subject, RequestContext context, Inspected inspected) {
        inspected.parts().forEach(part -> texts.recorded(subject, context, part.content(), part.judgement()));
    }

    Inspected inspect(Subject subject, RequestContext context, ToolDescriptor tool, ToolOutcome outcome) {
        if (!(outcome instanceof ToolOutcome.Completed completed)) {
            return new Inspected(outcome, List.of());
        }
        List<ToolOutput.Part> parts = completed.output().parts();
        if (parts.size() > ToolOutput.MAX_PARTS) {
            return new Inspected(new ToolOutcome.Withheld("result.too_many_parts"), List.of());
        }
        return inspect(subject, context, tool, parts);
    }

    private Inspected inspect(
            Subject subject, RequestContext context, ToolDescriptor tool, List<ToolOutput.Part> parts) {
        List<ToolOutput.Part> shown = new ArrayList<>(parts.size());
        List<Judged> judged = new ArrayList<>(parts.size());
        String withheld = "";
        for (ToolOutput.Part part : parts) {
            Content content = Content.toolResult(tool, part);
            ContentJudgement judgement = texts.judge(subject, context, content);
            judged.add(new Judged(content, judgement));
            if (judgement.screened() instanceof Screened.Withheld because) {
                withheld = because.code();
            } else {
                shown.add(part.text().isEmpty() ? part : screened(part, judgement));
            }
        }
        ToolOutcome outcome = withheld.isEmpty()
                ? new ToolOutcome.Completed(new ToolOutput(shown))
                : new ToolOutcome.Withheld(withheld);
        return new Inspected(outcome, judged);
    }

    private static ToolOutput.Part screened(ToolOutput.Part part, ContentJudgement judgement) {
        return ToolOutput.Part.text(part.name(), judgement.screened().shown().orElse(""));
    }

    private static SettledEvent.Result result(Content content, ContentJudgement judgement) {
        String action = judgement.screened() instanceof Screened.Passed
                ? "passed"
                : judgement.screened() instanceof Screened.Redacted ? "redacted" : "withheld";
        return new SettledEvent.Result(
                content.digest(), action, judgement.response().decision(), rules(judgement));
    }

    static List<String> rules(ContentJudgement judgement) {
        return judgement.report().findings().stream()
                .map(Finding::rule)
                .distinct()
                .sorted()
                .limit(64)
                .toList();
    }
}
