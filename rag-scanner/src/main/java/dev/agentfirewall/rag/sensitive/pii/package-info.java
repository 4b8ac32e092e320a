/** Personal data, one kind a file where kinds differ, one table where they are alike. */
@NullMarked
package dev.agentfirewall.rag.sensitive.pii;

import org.jspecify.annotations.NullMarked;
