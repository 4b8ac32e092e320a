/** The firewall in a Spring Boot application: configured from properties, around its beans, and refused a start when something is not guarded. */
@NullMarked
package dev.agentfirewall.spring;

import org.jspecify.annotations.NullMarked;
