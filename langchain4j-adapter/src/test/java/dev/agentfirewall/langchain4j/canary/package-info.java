/**
 * What LangChain4j itself does at the places where the firewall stands. A test that fails here after an upgrade says which wall has
 * moved.
 */
@NullMarked
package dev.agentfirewall.langchain4j.canary;

import org.jspecify.annotations.NullMarked;
