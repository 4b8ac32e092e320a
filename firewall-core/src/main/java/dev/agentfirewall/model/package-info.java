/** Models loaded under policy: proven, permitted, recorded, and only then used. */
@NullMarked
package dev.agentfirewall.model;

import org.jspecify.annotations.NullMarked;
