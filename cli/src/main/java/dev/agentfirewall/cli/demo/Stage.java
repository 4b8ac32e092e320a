package dev.agentfirewall.cli.demo;

/** Where the demo shows what happens, as it happens. Used by one thread. */
interface Stage {
    void show(DemoEvent event);
}
