package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A call written as text that has begun and may go on: whether {@link ToolCallText} finds it depends on what follows. */
final class OpenCall {
    private static final String MORE = "\n\nand so it goes on.";

    /** An action at the end, with nothing behind it or the beginning of its input's name. */
    private static final Pattern ACTION = Pattern.compile(
            "(?m)^[ \\t>*]{0,8}\\**Action\\**[ \\t]*:[^\\n]{0,160}(?:\\n+[ \\t>*]{0,8}(?:A|Ac|Act|Acti|Actio|Action|Action[ _]?[A-Za-z]{0,9}\\**)?)?\\z",
            Pattern.CASE_INSENSITIVE);

    private OpenCall() {}

    /**
     * Where the call begins that {@code text} ends in: a mark or a fence that was not closed, an action that waits for its input, or what is a call
     * only while nothing follows it; empty when it ends in none.
     */
    static OptionalInt in(String text, Set<String> tools, boolean asked) {
        return IntStream.of(openMark(text), openFence(text), openAction(text), alone(text, tools, asked))
                .filter(at -> at >= 0)
                .min();
    }

    private static int alone(String text, Set<String> tools, boolean asked) {
        List<Finding> calls = ToolCallText.in(text, tools, asked);
        if (calls.isEmpty()) {
            return -1;
        }
        List<Finding> followed = ToolCallText.in(text + MORE, tools, asked);
        return calls.stream()
                .filter(call -> !followed.contains(call))
                .mapToInt(call -> call.span().start())
                .min()
                .orElse(-1);
    }

    private static int openMark(String text) {
        if (text.indexOf('<') < 0) {
            return -1;
        }
        CodeRegions code = CodeRegions.of(text);
        Matcher mark = ToolCallText.MARKS.matcher(text);
        while (mark.find()) {
            boolean shown = code.covers(mark.start()) && !ToolCallText.whole(text, mark.start());
            if (!shown
                    && ToolCallText.opens(text, mark.start())
                    && ToolCallText.close(text, mark.start(), mark.end()) < 0) {
                return mark.start();
            }
        }
        return -1;
    }

    private static int openFence(String text) {
        Matcher fence = ToolCallText.FENCE.matcher(text);
        int open = -1;
        while (fence.find()) {
            open = text.indexOf("```", fence.end()) < 0 ? fence.start() : open;
        }
        return open;
    }

    private static int openAction(String text) {
        Matcher action = ACTION.matcher(text);
        return action.find() ? action.start() : -1;
    }
}
