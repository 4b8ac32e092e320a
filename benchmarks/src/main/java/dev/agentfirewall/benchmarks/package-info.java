/** What the firewall costs. Every figure in the documentation comes out of a class here. */
@NullMarked
package dev.agentfirewall.benchmarks;

import org.jspecify.annotations.NullMarked;
