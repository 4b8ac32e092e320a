package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.signing.Statement.Resource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * In which order a statement lists its resources. The specification says by code points of the name. Its reference implementation sorts by steps
 * of the path, then by the number a piece starts at, which differs where a name continues with a character below the slash. Both are
 * taken, and either way no resource can stand twice.
 */
final class ResourceOrder {
    /** The specification's. */
    static final Comparator<Resource> BY_NAME = (a, b) -> compare(a.name(), b.name());

    private static final Comparator<Resource> BY_STEPS =
            ((Comparator<Resource>) (a, b) -> steps(a.path(), b.path())).thenComparing(Resource::start);

    private ResourceOrder() {}

    static void check(List<Resource> resources) throws BundleException {
        if (!ascends(resources, BY_NAME) && !ascends(resources, BY_STEPS)) {
            throw new BundleException("the resources are not sorted by name, each once");
        }
    }

    private static boolean ascends(List<Resource> resources, Comparator<Resource> order) {
        for (int i = 1; i < resources.size(); i++) {
            if (order.compare(resources.get(i - 1), resources.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int steps(String a, String b) {
        return Arrays.compare(a.split("/", -1), b.split("/", -1), ResourceOrder::compare);
    }

    // String.compareTo compares UTF-16 code units: other than code points for what lies above the surrogates
    private static int compare(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
