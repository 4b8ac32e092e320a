package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a Jinja template into tokens as Jinja's own lexer does, text between the code left out. What is raw or a comment is text; a brace that
 * is open keeps {@code }}} from ending an expression.
 */
final class Lexer {
    private static final List<String> OPERATORS = List.of(
            "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*[-+]?%\\}");
    private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER =
            Pattern.compile("0[bBoOxX][0-9A-Fa-f_]+|[0-9][0-9_]*(\\.[0-9][0-9_]*)?([eE][+-]?[0-9][0-9_]*)?");

    private final String template;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String template) {
        this.template = template;
    }

    static List<Token> tokens(String template) throws MalformedException {
        Lexer lexer = new Lexer(template);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws MalformedException {
        for (int open = nextOpening(); open >= 0; open = nextOpening()) {
            at = open;
            switch (template.charAt(open + 1)) {
                case '#' -> comment();
                case '%' -> statement();
                default -> code(Token.Kind.PRINT, "}}");
            }
        }
    }

    private int nextOpening() {
        for (int i = template.indexOf('{', at); i >= 0 && i + 1 < template.length(); i = template.indexOf('{', i + 1)) {
            if ("{%#".indexOf(template.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void comment() throws MalformedException {
        at = after(template.indexOf("#}", at + 2), 2, "a comment");
    }

    private int after(int found, int length, String what) throws MalformedException {
        if (found < 0) {
            throw new MalformedException(what + " of the template does not end");
        }
        return found + length;
    }

    private void statement() throws MalformedException {
        Matcher raw = RAW.matcher(template).region(at, template.length());
        if (!raw.lookingAt()) {
            code(Token.Kind.STATEMENT, "%}");
            return;
        }
        Matcher end = END_RAW.matcher(template);
        at = end.find(raw.end()) ? end.end() : after(-1, 0, "a raw part");
    }

    private void code(Token.Kind kind, String closing) throws MalformedException {
        tokens.add(new Token(kind, closing));
        at += 2;
        if (at < template.length() && (template.charAt(at) == '-' || template.charAt(at) == '+')) {
            at++;
        }
        Deque<Character> open = new ArrayDeque<>();
        while (!open.isEmpty() || !closes(closing)) {
            token(open);
        }
        tokens.add(new Token(Token.Kind.END, closing));
    }

    /** Whether the code ends here; if so, goes behind its end. */
    private boolean closes(String closing) {
        skipSpace();
        boolean trimmed = at < template.length()
                && "-+".indexOf(template.charAt(at)) >= 0
                && template.startsWith(closing, at + 1);
        if (!trimmed && !template.startsWith(closing, at)) {
            return false;
        }
        at += trimmed ? 3 : 2;
        return true;
    }

    private void skipSpace() {
        while (at < template.length() && " \t\r\n\f\u000B".indexOf(template.charAt(at)) >= 0) {
            at++;
        }
    }

    private void token(Deque<Character> open) throws MalformedException {
        skipSpace();
        if (at >= template.length()) {
            throw new MalformedException("code of the template does not end");
        }
        char c = template.charAt(at);
        if (c == '\'' || c == '"') {
            text(c);
        } else if (!matched(Token.Kind.NAME, NAME) && !matched(Token.Kind.NUMBER, NUMBER)) {
            operator(open);
        }
    }

    private boolean matched(Token.Kind kind, Pattern pattern) {
        Matcher here = pattern.matcher(template).region(at, template.length());
        if (!here.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, here.group()));
        at = here.end();
        return true;
    }

    private void text(char quote) throws MalformedException {
        int end = at + 1;
        while (end < template.length() && template.charAt(end) != quote) {
            end += template.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= template.length()) {
            throw new MalformedException("a text in the template does not end");
        }
        tokens.add(new Token(Token.Kind.TEXT, Escapes.undo(template.substring(at + 1, end))));
        at = end + 1;
    }

    private void operator(Deque<Character> open) throws MalformedException {
        for (String operator : OPERATORS) {
            if (template.startsWith(operator, at)) {
                balance(operator.charAt(0), open);
                tokens.add(new Token(Token.Kind.OPERATOR, operator));
                at += operator.length();
                return;
            }
        }
        throw new MalformedException("a character of the template's code is none that Jinja knows");
    }

    private static void balance(char c, Deque<Character> open) throws MalformedException {
        if (c == '(' || c == '[' || c == '{') {
            open.push(c);
        } else if (c == ')' || c == ']' || c == '}') {
            char expected = c == ')' ? '(' : c == ']' ? '[' : '{';
            if (open.isEmpty() || open.pop() != expected) {
                throw new MalformedException("brackets of the template do not match");
            }
        }
    }
}
