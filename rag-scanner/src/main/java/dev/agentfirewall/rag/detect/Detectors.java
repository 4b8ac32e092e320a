package dev.agentfirewall.rag.detect;

import java.util.List;

/** The detectors, each with its page in {@code docs/detectors}. */
public final class Detectors {
    private Detectors() {}

    /** All of them. */
    public static List<Detector> all() {
        return List.of(
                new OverrideOrder(),
                new MultilingualOrder(),
                new AssistantOrder(),
                new BeforeTaskOrder(),
                new ObeyOrder(),
                new BorrowedAuthority(),
                new SecrecyOrder(),
                new SystemPromptRequest(),
                new RoleTokens(),
                new TurnImitation(),
                new DelimiterClosing(),
                new ToolCallImitation(),
                new Exfiltration(),
                new CargoOrder(),
                new RolePlay(),
                new MemoryPoisoning(),
                new ToolDescriptionPoisoning(),
                new SplitPayload(),
                new DecodeAndFollow());
    }
}
