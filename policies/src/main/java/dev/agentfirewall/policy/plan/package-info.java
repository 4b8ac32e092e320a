/**
 * OPA's compiled plan ({@code opa build -t plan}) evaluated on Java values: {@link dev.agentfirewall.policy.plan.Plan} is the
 * door. OPA parses, type-checks and compiles the Rego; what runs here is its intermediate representation.
 */
@NullMarked
package dev.agentfirewall.policy.plan;

import org.jspecify.annotations.NullMarked;
