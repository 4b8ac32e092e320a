/** Signed claims about models: OpenSSF Model Signing v1.0 bundles, checked in full and written, with the JDK's cryptography alone. */
@NullMarked
package dev.agentfirewall.artifact.signing;

import org.jspecify.annotations.NullMarked;
