package dev.agentfirewall.output;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of a tool written as text: a host that parses answers for calls would run it without any verdict. Told by the marks that models put around
 * calls, by an answer that is nothing but a call, or by a call of a tool that this conversation knows.
 *
 * <p><b>Limitations.</b> A call in JSON of a tool that nobody called yet, in the middle of prose, is taken for documentation.
 */
final class ToolCallText {
    private static final String RULE = "answer.tool_call";
    private static final int MOST = 50;
    private static final int LONGEST = 8_192;
    static final Pattern MARKS = Pattern.compile(
            "</?(?:tool_call|tool_calls|function_calls?|antml:function_calls|antml:invoke|invoke|tool_use|tool_code|tool_request|use_mcp_tool|python_call|action_call)(?=[\\s>/])[^>\\n"
                    + "]{0,200}>|<\\|[/\\s]{0,2}(?:tool|python_tag|plugin|action_start|channel|call|im_start|start_header_id|function|recipient)[^|>\\n"
                    + "]{0,60}\\|>|<[|\\uFF5C]tool[\\u2581_](?:call|calls|sep)[^>\\n"
                    + "]{0,60}>|\\[/?(?:TOOL_CALLS?|TOOL_REQUEST|END_TOOL_REQUEST|AVAILABLE_TOOLS|FUNCTION_CALLS?)\\]|<function=[A-Za-z_][\\w.-]{0,63}>|\\bto=functions\\.[A-Za-z_]\\w*|<\\uFF5C[^>\\n"
                    + "]{0,60}\\uFF5C>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REACT = Pattern.compile(
            "(?m)^[ \\t>*]{0,8}\\**Action\\**[ \\t]*:\\**[ \\t]*[`\"\\[]?([A-Za-z_][\\w.-]{0,63})[`\"\\]]?[^\\n"
                    + "]{0,80}\\n"
                    + "+[ \\t>*]{0,8}\\**Action[ _]?(?:Input|Arguments)\\**[ \\t]*:[^\\n"
                    + "]{0,2000}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_CALL = Pattern.compile(
            "[\"'](?:name|tool|tool_name|function|function_name|action|recipient_name|toolName)[\"']\\s{0,8}:\\s{0,8}[\"']([A-Za-z_][\\w./:-]{0,80})[\"']");
    private static final Pattern JSON_ARGUMENTS = Pattern.compile(
            "[\"'](?:arguments|parameters|args|input|tool_input|action_input|params|kwargs|toolInput)[\"']\\s{0,8}:\\s{0,8}[{\"'\\[]");
    private static final Pattern WRAPPER = Pattern.compile(
            "[\"'](?:tool_calls|function_call|tool_uses|toolUse|functionCall)[\"']\\s{0,8}:\\s{0,8}[\\[{]|[\"']type[\"']\\s{0,8}:\\s{0,8}[\"'](?:tool_use|function_call|tool_call)[\"']");
    private static final Pattern SCHEMA = Pattern.compile("\"type\"\\s{0,8}:\\s{0,8}\"object\"");
    private static final Pattern CODE_CALL =
            Pattern.compile("\\b(?:functions|tools|default_api|api|tool)\\.([a-zA-Z_]\\w{1,63})\\s?\\(");
    static final Pattern FENCE = Pattern.compile("```(?:tool_code|tool_call|tool|function_call|action)\\b");

    private static final Pattern NAME = Pattern.compile("<([a-z_:]+)");

    /** An answer that is nothing but a list of calls with named arguments: {@code [send(to="a", text="b")]}. */
    private static final Pattern PYTHONIC = Pattern.compile(
            "^\\s*\\[\\s*[A-Za-z_][\\w.]{1,63}\\(\\s*[A-Za-z_]\\w{0,63}\\s*=[^\\n]{0,4000}\\)\\s*\\]\\s*$");

    private ToolCallText() {}

    /**
     * The calls in {@code text}.
     *
     * @param tools that are known
     * @param asked whether the user asked what calls or values look like: then a call of no tool that is known is an example
     */
    static List<Finding> in(String text, Set<String> tools, boolean asked) {
        List<Finding> found = new ArrayList<>();
        CodeRegions code = null;
        if (text.indexOf('<') >= 0 || text.indexOf('[') >= 0 || text.indexOf('=') >= 0) {
            code = CodeRegions.of(text);
            marks(text, code, asked && tools.isEmpty(), found);
        }
        fences(text, found);
        if (text.indexOf(':') >= 0) {
            react(text, tools, asked, code == null ? CodeRegions.of(text) : code, found);
        }
        if (text.indexOf('{') >= 0) {
            json(text, tools, asked, found);
        }
        calls(text, tools, found);
        return found;
    }

    private static void marks(String text, CodeRegions code, boolean example, List<Finding> found) {
        if (example) {
            return;
        }
        Matcher mark = MARKS.matcher(text);
        while (mark.find() && found.size() < MOST) {
            boolean alone = code.covers(mark.start()) && !whole(text, mark.start());
            if (!alone) {
                int close = opens(text, mark.start()) ? close(text, mark.start(), mark.end()) : -1;
                found.add(finding(mark.start(), close < 0 ? mark.end() : close));
            }
        }
    }

    private static void fences(String text, List<Finding> found) {
        Matcher fence = FENCE.matcher(text);
        while (fence.find() && found.size() < MOST) {
            int close = text.indexOf("```", fence.end());
            found.add(finding(fence.start(), close < 0 ? text.length() : close + 3));
        }
    }

    static boolean opens(String text, int mark) {
        return text.charAt(mark) == '<' && Character.isLetter(text.charAt(mark + 1));
    }

    /** The end of the call that a mark opens; -1 where it has none. */
    static int close(String text, int start, int end) {
        Matcher name = NAME.matcher(text.substring(start, end).toLowerCase(Locale.ROOT));
        int close = name.find() ? text.toLowerCase(Locale.ROOT).indexOf("</" + name.group(1), end) : -1;
        int bracket = close < 0 ? -1 : text.indexOf('>', close);
        return bracket < 0 || bracket - start > LONGEST ? -1 : bracket + 1;
    }

    private static void react(String text, Set<String> tools, boolean asked, CodeRegions code, List<Finding> found) {
        Matcher action = REACT.matcher(text);
        while (action.find() && found.size() < MOST) {
            if ((!asked && !code.covers(action.start())) || known(action.group(1), tools)) {
                found.add(finding(action.start(), action.end()));
            }
        }
    }

    private static void json(String text, Set<String> tools, boolean asked, List<Finding> found) {
        Matcher name = JSON_CALL.matcher(text);
        int done = 0;
        while (name.find() && found.size() < MOST) {
            int open = Math.max(done, text.lastIndexOf('{', name.start()));
            if (open >= done && text.charAt(open) == '{') {
                int close = balanced(text, open);
                String body = text.substring(open, close);
                boolean call = JSON_ARGUMENTS.matcher(body).find()
                        && !SCHEMA.matcher(body).find();
                if (call && (known(name.group(1), tools) || (!asked && (whole(text, open) || wrapped(text, open))))) {
                    found.add(finding(open, close));
                    done = close;
                }
            }
        }
        Matcher wrapper = WRAPPER.matcher(text);
        if (!asked && wrapper.find() && found.isEmpty() && whole(text, text.indexOf('{'))) {
            found.add(finding(text.indexOf('{'), text.length()));
        }
    }

    private static boolean wrapped(String text, int open) {
        String before = text.substring(Math.max(0, open - 120), open);
        return WRAPPER.matcher(before).find() && whole(text, text.indexOf('{'));
    }

    private static void calls(String text, Set<String> tools, List<Finding> found) {
        if (text.indexOf('(') < 0) {
            return;
        }
        Matcher call = CODE_CALL.matcher(text);
        while (call.find() && found.size() < MOST) {
            if (known(call.group(1), tools)
                    || (whole(text, call.start()) && call.group().startsWith("functions."))) {
                found.add(finding(call.start(), line(text, call.end())));
            }
        }
        if (PYTHONIC.matcher(text).find()) {
            found.add(finding(text.indexOf('['), text.lastIndexOf(']') + 1));
        }
        String trimmed = text.strip();
        boolean line = trimmed.endsWith(")") && trimmed.indexOf('\n') < 0;
        if (line && tools.contains(trimmed.substring(0, trimmed.indexOf('(')).toLowerCase(Locale.ROOT))) {
            found.add(finding(text.indexOf(trimmed), text.indexOf(trimmed) + trimmed.length()));
        }
    }

    private static int line(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean known(String name, Set<String> tools) {
        String lower = name.toLowerCase(Locale.ROOT);
        return tools.contains(lower)
                || tools.contains(lower.substring(Math.max(lower.lastIndexOf('.'), lower.lastIndexOf('/')) + 1));
    }

    /** Whether the answer is nothing but what begins at {@code start}: a fence, and a few words before it, at most. */
    static boolean whole(String text, int start) {
        String before = text.substring(0, Math.max(0, start))
                .replaceAll("```\\w{0,12}", "")
                .strip();
        int last = Math.max(text.lastIndexOf('}'), Math.max(text.lastIndexOf('>'), text.lastIndexOf(')')));
        String after = text.substring(Math.max(last + 1, start)).replaceAll("[`\\])\\s]", "");
        return before.replaceAll("[\\[({\\s]", "").length() <= 40 && after.length() <= 6;
    }

    private static int balanced(String text, int open) {
        int depth = 0;
        char quote = 0;
        int limit = Math.min(text.length(), open + LONGEST);
        for (int i = open; i < limit; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return limit;
    }

    private static Finding finding(int from, int to) {
        return new Finding(RULE, Severity.MEDIUM, new Span(from, to), 1.0);
    }
}
