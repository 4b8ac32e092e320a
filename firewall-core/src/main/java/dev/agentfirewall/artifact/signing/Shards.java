package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.signing.Statement.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files digested in pieces of one size: from the first byte, without a gap, only the last one shorter. */
final class Shards {
    // from the right: a path may hold colons
    private static final Pattern NAME = Pattern.compile("(.+):(0|[1-9][0-9]{0,17}):([1-9][0-9]{0,17})", Pattern.DOTALL);

    private Shards() {}

    static Optional<Resource> parse(String name, String digest) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long start = Long.parseLong(parts.group(2));
        long end = Long.parseLong(parts.group(3));
        return Optional.of(new Resource(parts.group(1), start, end, digest));
    }

    /** The pieces of each file, in order. */
    static Map<String, List<Resource>> byFile(List<Resource> resources) {
        return resources.stream()
                .sorted(Comparator.comparing(Resource::start))
                .collect(Collectors.groupingBy(Resource::path, TreeMap::new, Collectors.toList()));
    }

    static void check(List<Resource> resources, long size) throws BundleException {
        for (List<Resource> pieces : byFile(resources).values()) {
            long expected = 0;
            long end = pieces.get(pieces.size() - 1).end();
            for (Resource piece : pieces) {
                boolean last = piece.end() == end;
                long length = piece.end() - piece.start();
                if (piece.start() != expected || length < 1 || length > size || (!last && length != size)) {
                    throw new BundleException("the pieces of a file leave a gap or are not of the stated size");
                }
                expected = piece.end();
            }
        }
    }
}
