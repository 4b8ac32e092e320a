@org.jspecify.annotations.NullMarked
package dev.agentfirewall.samples.spring;
