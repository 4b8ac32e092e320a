package dev.agentfirewall.trace.infer;

import java.util.function.Function;

/**
 * An inferred line.
 *
 * @param value what was inferred
 * @param certainty how sure it is
 * @param because the words that spoke for it, for a person to read; they quote a tool's name and description, never an argument's value
 */
public record Guess<T>(T value, Certainty certainty, String because) {

    /** Another value on the same grounds. */
    <U> Guess<U> map(Function<T, U> change) {
        return new Guess<>(change.apply(value), certainty, because);
    }
}
