/**
 * {@code agent-firewall demo}: a play in three acts. The acts report what happens as {@link dev.agentfirewall.cli.demo.DemoEvent}s, a
 * {@link dev.agentfirewall.cli.demo.Stage} shows them to a person or writes them for a program.
 */
@NullMarked
package dev.agentfirewall.cli.demo;

import org.jspecify.annotations.NullMarked;
