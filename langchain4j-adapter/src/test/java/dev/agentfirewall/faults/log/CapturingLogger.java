package dev.agentfirewall.faults.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Hears every level while someone listens, and says that it wants to: guarded text must not be logged even at TRACE. */
final class CapturingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    CapturingLogger(String loggerName) {
        name = loggerName;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        StringWriter line = new StringWriter();
        line.append(String.valueOf(MessageFormatter.basicArrayFormat(message, arguments)));
        line.append(' ').append(Arrays.toString(arguments)); // as a structured encoder would write them
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(line, true));
        }
        Logged.add(name, line.toString());
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return Logged.listening();
    }

    @Override
    public boolean isDebugEnabled() {
        return Logged.listening();
    }

    @Override
    public boolean isInfoEnabled() {
        return Logged.listening();
    }

    @Override
    public boolean isWarnEnabled() {
        return Logged.listening();
    }

    @Override
    public boolean isErrorEnabled() {
        return Logged.listening();
    }
}
