package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.artifact.signing.Statement.Resource;
import java.util.List;

/**
 * A model that is one file. The specification names its resource after the file; the reference implementation (1.1.1) writes {@code .} and
 * has the file's name in the subject.
 */
final class SingleFile {
    private static final String HERE = ".";

    private SingleFile() {}

    /** Whether {@code name} is how the reference implementation writes the only file. */
    static boolean stands(String name, int resources) {
        return resources == 1 && name.equals(HERE);
    }

    /** The statement with the file's name where it says {@code .}. */
    static Statement named(Statement statement) throws BundleException {
        Resource first = statement.resources().get(0);
        if (!first.path().equals(HERE)) {
            return statement;
        }
        if (ArtifactPath.problem(statement.name()).isPresent()
                || statement.name().contains("/")) {
            throw new BundleException("the only file has no name");
        }
        return new Statement(
                statement.name(),
                List.of(new Resource(statement.name(), first.start(), first.end(), first.digest())),
                statement.hashType(),
                statement.shardSize(),
                statement.allowSymlinks(),
                statement.ignorePaths());
    }
}
