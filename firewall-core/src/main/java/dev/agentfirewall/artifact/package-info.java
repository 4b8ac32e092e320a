/** Things with bytes, named by their digests; models, pinned file by file and proven as they are read. */
@NullMarked
package dev.agentfirewall.artifact;

import org.jspecify.annotations.NullMarked;
