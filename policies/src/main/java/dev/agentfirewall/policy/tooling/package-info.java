/**
 * For those who write policies: testing rules with OPA, building them into a bundle, damaging requests to see whether anything gets
 * looser, and explaining a decision. Nothing here is used while a firewall runs.
 */
@NullMarked
package dev.agentfirewall.policy.tooling;

import org.jspecify.annotations.NullMarked;
