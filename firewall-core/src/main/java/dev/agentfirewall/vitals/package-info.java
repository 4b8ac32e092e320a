/** What parts of the firewall tell of themselves at any moment: how full, how busy, whether available. Counts alone, no content. */
@NullMarked
package dev.agentfirewall.vitals;

import org.jspecify.annotations.NullMarked;
