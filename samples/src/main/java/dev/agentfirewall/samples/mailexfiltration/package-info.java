/** Story: a stranger's words in a calendar make an assistant mail the inbox away and delete it. */
@NullMarked
package dev.agentfirewall.samples.mailexfiltration;

import org.jspecify.annotations.NullMarked;
