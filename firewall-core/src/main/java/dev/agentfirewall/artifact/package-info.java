/** Things with bytes, named by their digests. */
@NullMarked
package dev.agentfirewall.artifact;

import org.jspecify.annotations.NullMarked;
