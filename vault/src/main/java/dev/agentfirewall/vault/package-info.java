/** What was said and done, whole and encrypted: records with keys of their own, a key for each subject, and one above them all. */
@NullMarked
package dev.agentfirewall.vault;

import org.jspecify.annotations.NullMarked;
