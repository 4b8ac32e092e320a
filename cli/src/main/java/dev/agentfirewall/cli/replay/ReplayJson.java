package dev.agentfirewall.cli.replay;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.ResultVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.scan.Span;
import java.util.List;

/** A run's verdict as other programs read it. Stable: codes, offsets and names; no values. */
final class ReplayJson {
    private ReplayJson() {}

    static Json of(RunVerdict run) {
        return Json.object()
                .put("id", run.run().id())
                .put("calls", Json.array(run.calls(), ReplayJson::call))
                .put("results", Json.array(run.results(), ReplayJson::result))
                .put("answer", run.answer().ofAnswer())
                .build();
    }

    private static Json call(CallVerdict call) {
        return Json.object()
                .put("id", call.id())
                .put("tool", call.tool())
                .put("decision", call.verdict().word())
                .put("codes", Json.strings(call.codes()))
                .build();
    }

    private static Json result(ResultVerdict result) {
        return Json.object()
                .put("call", result.call())
                .put("action", result.action().word())
                .put("spans", Json.array(result.spans(), ReplayJson::span))
                .build();
    }

    private static Json span(Span span) {
        return new Json.Arr(List.of(number(span.start()), number(span.end())));
    }

    private static Json number(int value) {
        return Json.of(value);
    }
}
