package dev.agentfirewall.artifact.format.read;

import java.util.OptionalLong;

/** The other files of a model. */
@FunctionalInterface
public interface Neighbours {
    Neighbours NONE = path -> OptionalLong.empty();

    /** The size of the plain file called {@code path}, empty when there is none. */
    OptionalLong size(String path);
}
