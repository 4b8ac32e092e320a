package dev.agentfirewall.faults;

/** A part of the stage that can be broken and mended while the firewall is running. Thread-safe. */
final class Part<T> {
    private final T sound;
    private volatile T current;

    Part(T sound) {
        this.sound = sound;
        this.current = sound;
    }

    T get() {
        return current;
    }

    T sound() {
        return sound;
    }

    void set(T broken) {
        current = broken;
    }

    void mend() {
        current = sound;
    }
}
