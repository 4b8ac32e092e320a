package dev.agentfirewall.redteam.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.util.Optional;

/**
 * A scanner that remembers by digest what another saw, so that two replays of the same runs pay for their texts once. It holds no text.
 * Thread-safe; bounded.
 */
public final class RememberingScanner implements Scanner {
    private static final long MOST = 200_000;

    private final Scanner looks;
    private final Cache<Key, ScanReport> seen =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    public RememberingScanner(Scanner looks) {
        this.looks = looks;
    }

    private record Key(Digest text, Channel channel) {}

    @Override
    public ScanReport scan(String text, Channel channel) {
        Key key = new Key(Digest.of(text), channel);
        ScanReport known = seen.getIfPresent(key);
        if (known != null) {
            return known;
        }
        ScanReport report = looks.scan(text, channel);
        if (report instanceof ScanReport.Complete) {
            seen.put(key, report); // one that stopped early may do better next time
        }
        return report;
    }

    @Override
    public String name() {
        return looks.name();
    }

    @Override
    public Optional<Digest> model() {
        return looks.model();
    }
}
