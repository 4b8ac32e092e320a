/** Conversations that other programs recorded, as recorded runs. */
@NullMarked
package dev.agentfirewall.redteam.importer;

import org.jspecify.annotations.NullMarked;
