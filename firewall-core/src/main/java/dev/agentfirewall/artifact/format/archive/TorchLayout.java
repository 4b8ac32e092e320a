package dev.agentfirewall.artifact.format.archive;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The zip that PyTorch writes: a pickle called {@code data.pkl}, and beside it raw weights that nobody could recognise. */
final class TorchLayout {
    private static final Pattern RAW = Pattern.compile("(.*/)?(data|constants|xl_model_weights|weights)/[0-9]{1,9}");

    private final Set<String> roots = new HashSet<>();

    TorchLayout(Collection<ZipEntryRecord> entries) {
        for (ZipEntryRecord entry : entries) {
            String name = entry.name();
            if (name.equals("data.pkl") || name.endsWith("/data.pkl")) {
                roots.add(name.substring(0, name.length() - "data.pkl".length()));
            }
        }
    }

    /** Whether {@code entry} is raw weights, stored as they are. */
    boolean isWeights(ZipEntryRecord entry) {
        Matcher name = RAW.matcher(entry.name());
        return entry.method() == 0 && name.matches() && roots.contains(name.group(1) == null ? "" : name.group(1));
    }
}
