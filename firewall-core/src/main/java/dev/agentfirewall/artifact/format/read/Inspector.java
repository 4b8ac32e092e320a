package dev.agentfirewall.artifact.format.read;

import java.io.IOException;
import java.util.Set;

/**
 * Knows one format. Whatever the bytes, an inspector ends in bounded time and memory and tells problems; it throws only what reading
 * them throws. Stateless, thread-safe.
 */
public interface Inspector {

    /** The format's name in messages. */
    String format();

    /** The endings of names, without the dot and in lower case, that promise this format. */
    Set<String> endings();

    /** Whether the content is of this format, whatever its name. */
    boolean recognises(InspectedFile file) throws IOException;

    /** Tells what is wrong with the file. */
    void inspect(InspectedFile file, Problems problems) throws IOException;
}
