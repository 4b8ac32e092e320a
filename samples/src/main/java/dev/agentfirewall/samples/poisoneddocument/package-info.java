/** Story: a poisoned passage in the knowledge base tells the assistant what to say. */
@NullMarked
package dev.agentfirewall.samples.poisoneddocument;

import org.jspecify.annotations.NullMarked;
