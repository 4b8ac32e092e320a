package dev.agentfirewall.vault;

import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conversations that a vault holds, as runs for a replay, one at a time. In memory at once are the records of so many conversations as take up
 * {@link #MOST_BYTES} in the vault, and the names of one subject's conversations. Not thread-safe.
 *
 * <p>A conversation with more records than that is left out, and so is one of which a record that others go on from is not there any more or does not
 * open: another policy would be asked about half of what was said. They are counted.
 */
public final class VaultRuns {
    /** How much of a vault is in memory at once, as it lies on the disk. */
    public static final long MOST_BYTES = 64L << 20;

    private static final long LONGEST_RUN = 16L << 20;

    private final VaultReader reader;
    private final VaultQuery query;
    private final long most;
    private final Iterator<List<Path>> subjects;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final Deque<Recollection> conversations = new ArrayDeque<>();
    private final Deque<VaultRun> ready = new ArrayDeque<>();
    private long held;
    private long leftOut;

    /** @param most how many bytes of records are held at once */
    VaultRuns(VaultReader reader, VaultQuery query, List<Path> files, long most) {
        this.reader = reader;
        this.query = query;
        this.most = most;
        Map<String, List<Path>> bySubject = new LinkedHashMap<>();
        for (Path file : files) {
            bySubject
                    .computeIfAbsent(RecordFiles.subjectOf(file), any -> new ArrayList<>())
                    .add(file);
        }
        this.subjects = bySubject.values().iterator();
    }

    /** Where a conversation's records lie, and how much of them there is. */
    private static final class Extent {
        private final Set<Path> files = new LinkedHashSet<>();
        private long bytes;
        private boolean wanted;
    }

    /** Conversations that are read together, and where they lie. */
    private static final class Batch {
        private final Map<String, Recollection> conversations = new LinkedHashMap<>();
        private final Set<Path> files = new LinkedHashSet<>();
        private long bytes;
    }

    /** How many conversations were left out so far: too long, or not there as a whole. */
    public long leftOut() {
        return leftOut;
    }

    /**
     * The next run, empty at the end.
     *
     * @throws VaultException when the vault cannot be read
     */
    public Optional<VaultRun> next() throws VaultException {
        while (ready.isEmpty()) {
            if (!conversations.isEmpty()) {
                recall(conversations.remove());
            } else if (!batches.isEmpty()) {
                load(batches.remove());
            } else if (subjects.hasNext()) {
                survey(subjects.next());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(ready.remove());
    }

    /** Looks at one subject's headers: which conversations are asked for, and how many of them may be held at once. */
    private void survey(List<Path> files) throws VaultException {
        Map<String, Extent> extents = new LinkedHashMap<>();
        for (Path file : files) {
            reader.each(file, VaultQuery.ALL, kept -> {
                Extent extent = extents.computeIfAbsent(conversation(kept), any -> new Extent());
                extent.files.add(file);
                extent.bytes += kept.bytes();
                extent.wanted |= query.takes(kept.header());
            });
        }
        Batch batch = new Batch();
        for (Map.Entry<String, Extent> one : extents.entrySet()) {
            Extent extent = one.getValue();
            if (!extent.wanted) {
                continue;
            }
            if (extent.bytes > most) {
                leftOut++;
                continue;
            }
            if (batch.bytes + extent.bytes > most) {
                batches.add(batch);
                batch = new Batch();
            }
            batch.conversations.put(one.getKey(), new Recollection());
            batch.files.addAll(extent.files);
            batch.bytes += extent.bytes;
        }
        batches.add(batch);
    }

    private static String conversation(SealedRecord kept) {
        return kept.header().conversation().hex();
    }

    /** How many bytes of records are held just now. */
    long held() {
        return held;
    }

    private void load(Batch batch) throws VaultException {
        held = batch.bytes;
        for (Path file : batch.files) {
            reader.again(file, kept -> {
                Recollection conversation = batch.conversations.get(conversation(kept));
                if (conversation != null) {
                    reader.open(kept).ifPresent(conversation::add);
                }
            });
        }
        conversations.addAll(batch.conversations.values());
    }

    private void recall(Recollection conversation) throws VaultException {
        if (!conversation.whole()) {
            leftOut++;
            return;
        }
        Json.Obj tools = conversation.tools().isPresent()
                ? reader.tools(conversation.tools().get())
                : Json.Obj.EMPTY;
        Json offers = tools.get("offers").orElse(Json.NULL);
        Json declared = tools.get("declarations").orElse(Json.NULL);
        for (Json.Obj run : conversation.runs(LONGEST_RUN)) {
            ready.add(new VaultRun(
                    run,
                    offers instanceof Json.Arr array ? array : new Json.Arr(List.of()),
                    declared instanceof Json.Obj object ? object : Json.Obj.EMPTY));
        }
    }
}
