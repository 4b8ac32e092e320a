package dev.agentfirewall.decision;

import dev.agentfirewall.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rest of what policy may want to know.
 *
 * @param time when the question is put
 * @param deployment the host's name for itself
 * @param mode whether denials bind
 */
public record Environment(Instant time, String deployment, Mode mode) {
    Json document() {
        return Json.object()
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("deployment", deployment)
                .put("mode", mode.word())
                .build();
    }
}
