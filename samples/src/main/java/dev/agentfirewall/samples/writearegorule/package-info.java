/** Story: security writes a rule of its own, and the firewall obeys. The rule lies in {@code samples/src/main/rego}. */
@NullMarked
package dev.agentfirewall.samples.writearegorule;

import org.jspecify.annotations.NullMarked;
