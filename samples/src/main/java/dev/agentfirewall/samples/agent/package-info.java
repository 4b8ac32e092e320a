/** What the stories share: an assistant as any application declares one, and what it did. */
@NullMarked
package dev.agentfirewall.samples.agent;

import org.jspecify.annotations.NullMarked;
