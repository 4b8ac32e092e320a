package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Numbers given to persons, by the table {@code numbers.tsv}: their form, their checksum, and words near them where these do not
 * tell enough.
 *
 * <p><b>Limitations.</b> A checksum of one digit lets one in ten strangers pass, so most kinds ask for a word near. In a table whose
 * head alone names the column, numbers beyond its first rows are missed. Where a state gave up its checksum (Korea since 2020,
 * Denmark since 2007) the date alone is checked.
 */
final class Numbers implements SensitiveDetector {
    private static final double WITH_WORD = 0.97;
    private static final double UNCHECKED = 0.8;
    private static final double PER_CHARACTER = 0.001;

    private final List<NumberKind> kinds = NumberKind.all();
    private final List<List<Form>> byFirst = new ArrayList<>();

    private record Form(NumberKind kind, Shape shape) {}

    Numbers() {
        for (char c = 0; c < 128; c++) {
            byFirst.add(forms(c));
        }
    }

    private List<Form> forms(char first) {
        List<Form> forms = new ArrayList<>();
        for (NumberKind kind : kinds) {
            for (Shape shape : kind.shapes()) {
                if (Bounds.alnum(first) && shape.mayBegin(first)) {
                    forms.add(new Form(kind, shape));
                }
            }
        }
        return List.copyOf(forms);
    }

    @Override
    public List<Kind> kinds() {
        Map<String, Kind> byCode =
                new LinkedHashMap<>(); // rows of one code differ in what makes them sure: the first counts
        kinds.forEach(kind -> byCode.putIfAbsent(kind.kind().code(), kind.kind()));
        return List.copyOf(byCode.values());
    }

    @Override
    public Set<Topic> topics() {
        return kinds.stream().flatMap(kind -> kind.topic().stream()).collect(Collectors.toSet());
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        List<List<Form>> worthTrying = new ArrayList<>(Collections.nCopies(byFirst.size(), List.of()));
        boolean[] chosen = new boolean[byFirst.size()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < byFirst.size() && Bounds.alnum(c) && (i == 0 || !Bounds.alnum(text.charAt(i - 1)))) {
                if (!chosen[c]) {
                    chosen[c] = true;
                    worthTrying.set(c, worthTrying(page, c));
                }
                for (Form form : worthTrying.get(c)) {
                    examine(page, form, i, found);
                }
            }
        }
    }

    /** The forms that may begin with {@code first}, less those that need a word which the page does not have. */
    private List<Form> worthTrying(Page page, char first) {
        return byFirst.get(first).stream()
                .filter(form -> form.kind().alone() > 0
                        || form.kind().topic().filter(page::mentions).isPresent())
                .toList();
    }

    private static void examine(Page page, Form form, int start, Consumer<Sighting> found) {
        String text = page.text();
        int end = form.shape().end(text, start);
        if (end < 0 || !Bounds.whole(text, start, end)) {
            return;
        }
        NumberKind kind = form.kind();
        if (kind.check().test(NumberKind.compact(text.substring(start, end)))) {
            double score = score(page, kind, start, end);
            if (score > 0) {
                found.accept(new Sighting(kind.kind().code(), start, end, score));
            }
        }
    }

    private static double score(Page page, NumberKind kind, int start, int end) {
        int distance =
                kind.topic().map(topic -> page.distance(topic, start, end)).orElse(-1);
        if (distance >= 0) {
            boolean checked = kind.kind().evidence().contains("checksum");
            return (checked ? WITH_WORD : UNCHECKED) - distance * PER_CHARACTER;
        }
        return kind.alone() > 0 && !Bounds.inUrl(page.text(), start) ? kind.alone() : 0;
    }
}
