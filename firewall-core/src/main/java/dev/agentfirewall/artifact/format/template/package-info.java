/** Jinja chat templates: those that format, and those that do more. */
@NullMarked
package dev.agentfirewall.artifact.format.template;

import org.jspecify.annotations.NullMarked;
