package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tool call written out in data, for a lenient parser or model to take up: {@code <tool_call>{"name": …}}.
 *
 * <p><b>Limitations.</b> API answers that describe calls look like JSON calls, so plain JSON is noted at a lower
 * severity; only the mark-up that models themselves emit is grave.
 */
final class ToolCallImitation implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "<tool_call,<function_call,<invoke,<|python_tag|>,[tool_calls],<|tool_call,\"tool_calls\",\"function_call\",\"arguments\",\"action_input\",action input:,\"tool_input\",<function="));
    private static final Pattern EMITTED = Pattern.compile(
            "<tool_calls?>\\s*[\\[{<]|<function_calls?>\\s*[\\[{<]|<invoke name=|<\\|python_tag\\|>|\\[tool_calls\\]\\s*[\\[{]|<\\|tool_calls?(?:_begin)?\\|>|<function=\\w+>");
    private static final Pattern JSON = Pattern.compile(
            "\"(?:name|tool|function|tool_name|action)\"\\s*:\\s*\\{?\\s*\"[\\w.\" :-]{1,80}[^{}]{0,80}\"(?:arguments|parameters|args|input|action_input|tool_input)\"\\s*:"
                    + "|\\baction:\\s*[\\w.-]+\\s+action input:");

    @Override
    public String code() {
        return "text.injection.tool_call";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public int reach() {
        return 2;
    }

    @Override
    public boolean listensTo(Channel channel) {
        return Channels.data(channel);
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.find(EMITTED)
                .map(place -> passage.match(place, Severity.HIGH, 0.85))
                .or(() -> passage.find(JSON).map(place -> passage.match(place, Severity.MEDIUM, 0.4)));
    }
}
