package dev.agentfirewall.artifact.format.read;

import java.io.IOException;

/** What an archive's inspector hands its entries to. */
@FunctionalInterface
public interface Contents {
    void inspect(InspectedFile entry, Problems problems) throws IOException;
}
