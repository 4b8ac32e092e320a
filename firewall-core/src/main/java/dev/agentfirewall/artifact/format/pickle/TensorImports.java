package dev.agentfirewall.artifact.format.pickle;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The imports by which a pickle of plain tensors rebuilds them. Anything beyond them is told by name. */
final class TensorImports {
    private static final Set<String> KNOWN = Set.of(
            "collections.OrderedDict",
            "_codecs.encode",
            "torch._utils._rebuild_tensor",
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_parameter",
            "torch.Size",
            "torch.device",
            "numpy.ndarray",
            "numpy.dtype",
            "numpy.core.multiarray._reconstruct",
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray._reconstruct",
            "numpy._core.multiarray.scalar");

    private static final Pattern STORAGE = Pattern.compile("torch(\\.storage)?\\.[A-Z][A-Za-z0-9]{1,20}Storage");

    private TensorImports() {}

    /** Those of {@code imports} that are not needed for tensors. */
    static Set<String> beyond(Set<String> imports) {
        Set<String> beyond = new TreeSet<>();
        for (String name : imports) {
            if (!KNOWN.contains(name) && !STORAGE.matcher(name).matches()) {
                beyond.add(name);
            }
        }
        return beyond;
    }
}
