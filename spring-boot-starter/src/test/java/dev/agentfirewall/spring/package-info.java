@org.jspecify.annotations.NullMarked
package dev.agentfirewall.spring;
