package dev.agentfirewall.samples.spring;

/** A mail, written by whoever wanted to write it. */
public record Mail(String from, String to, String text) {}
