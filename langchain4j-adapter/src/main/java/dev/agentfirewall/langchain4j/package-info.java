/**
 * The firewall at every place where a LangChain4j agent takes text in or acts. It translates between the two and decides
 * nothing.
 */
@NullMarked
package dev.agentfirewall.langchain4j;

import org.jspecify.annotations.NullMarked;
