package dev.agentfirewall.artifact.format;

import java.util.Set;

/**
 * What a host takes upon itself to allow. The default allows nothing.
 *
 * @param allowed problems that are not told
 * @param operatorDomains ONNX operator domains beside {@code ai.onnx} and {@code ai.onnx.ml} that the host's runtime brings along,
 *     such as {@code com.microsoft}
 */
public record FormatPolicy(Set<FormatCode> allowed, Set<String> operatorDomains) {
    public static final FormatPolicy STRICT = new FormatPolicy(Set.of(), Set.of());

    public FormatPolicy {
        allowed = Set.copyOf(allowed);
        operatorDomains = Set.copyOf(operatorDomains);
    }

    /** This policy, with {@code codes} allowed and no others. */
    public FormatPolicy allowing(FormatCode... codes) {
        return new FormatPolicy(Set.of(codes), operatorDomains);
    }

    /** This policy, with {@code domains} known to the runtime and no others. */
    public FormatPolicy withOperatorDomains(String... domains) {
        return new FormatPolicy(allowed, Set.of(domains));
    }
}
