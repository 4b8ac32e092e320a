package dev.agentfirewall.policy;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a bundle says of itself.
 *
 * @param revision the name its builder gave it, often a commit; empty when there is none
 * @param roots the parts of {@code data} that belong to it, as paths such as {@code agent/firewall}; the empty path is all of it
 */
public record BundleManifest(String revision, List<String> roots) {
    static final String FILE = ".manifest";

    private static final Set<String> KNOWN =
            Set.of("revision", "roots", "rego_version", "file_rego_versions", "metadata", "wasm");

    /** A bundle that says nothing owns everything. */
    static final BundleManifest NONE = new BundleManifest("", List.of(""));

    public BundleManifest {
        roots = List.copyOf(roots);
    }

    static BundleManifest of(Json.Obj json) {
        if (!KNOWN.containsAll(json.members().keySet())) {
            throw refused("has a field that is not understood; known are "
                    + KNOWN.stream().sorted().toList());
        }
        if (!json.get("rego_version").map(Json.of(1)::equals).orElse(true)) {
            throw refused("is of another Rego version than 1");
        }
        return new BundleManifest(revision(json), roots(json));
    }

    private static String revision(Json.Obj json) {
        if (json.get("revision").orElse(Json.of("")) instanceof Json.Str revision) {
            return revision.value();
        }
        throw refused("has a revision that is no text");
    }

    private static List<String> roots(Json.Obj json) {
        Json value = json.get("roots").orElse(Json.strings(NONE.roots()));
        if (!(value instanceof Json.Arr array)) {
            throw refused("has roots that are no list");
        }
        List<String> roots = new ArrayList<>();
        for (Json element : array.elements()) {
            if (!(element instanceof Json.Str root)) {
                throw refused("has a root that is no text");
            }
            roots.add(root.value());
        }
        return roots;
    }

    /** Refuses data outside the roots: it would reach rules that its owner never meant it for. */
    void checkRoots(Json.Obj data) {
        for (String name : data.members().keySet()) {
            if (roots.stream().noneMatch(root -> root.isEmpty() || root.equals(name) || root.startsWith(name + '/'))) {
                throw refused("does not list `" + name + "`, which the bundle has data for, among its roots");
            }
        }
    }

    private static PolicyLoadException refused(String why) {
        return BundleArchive.refused("`" + FILE + "` " + why);
    }
}
