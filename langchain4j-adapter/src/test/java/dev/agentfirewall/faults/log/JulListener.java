package dev.agentfirewall.faults.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears {@code java.util.logging}, and with it the JDK's own loggers, HTTP client and server among them. */
final class JulListener extends Handler {
    private static final JulListener ONE = new JulListener();
    private static final SimpleFormatter FORMAT = new SimpleFormatter();

    private JulListener() {
        setLevel(Level.ALL);
    }

    static void install() {
        Logger root = LogManager.getLogManager().getLogger("");
        root.removeHandler(ONE);
        root.addHandler(ONE);
        root.setLevel(Level.ALL);
        for (Handler other : root.getHandlers()) {
            if (other != ONE) {
                other.setLevel(Level.OFF); // the console is listened to by itself
            }
        }
    }

    @Override
    public void publish(LogRecord line) {
        Logged.add(String.valueOf(line.getLoggerName()), FORMAT.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
