/** An assistant with a mailbox, behind a login and the firewall: what an application with the starter looks like. */
@NullMarked
package dev.agentfirewall.samples.spring;

import org.jspecify.annotations.NullMarked;
