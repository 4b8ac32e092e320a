@NullMarked
package dev.agentfirewall.model;

import org.jspecify.annotations.NullMarked;
