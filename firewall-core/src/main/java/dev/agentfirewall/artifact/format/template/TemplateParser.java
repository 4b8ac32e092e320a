package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** Reads a template's statements. Where one ends matters to who runs it; here it is enough to know each. */
final class TemplateParser {
    private final Tokens in;
    private final Template template = new Template();
    private ExpressionParser expressions;

    private TemplateParser(Tokens in) {
        this.in = in;
        this.expressions = new ExpressionParser(in);
    }

    static Template parse(String text) throws MalformedException {
        TemplateParser parser = new TemplateParser(new Tokens(Lexer.tokens(text)));
        while (!parser.in.atEnd()) {
            parser.code();
        }
        CallArguments.assign(parser.template);
        return parser.template;
    }

    private void code() throws MalformedException {
        expressions = new ExpressionParser(in);
        if (in.next().kind() == Token.Kind.PRINT) {
            template.express(expressions.tuple());
        } else {
            statement(in.name());
        }
        in.expectEnd();
    }

    private void statement(String word) throws MalformedException {
        template.state(word);
        switch (word) {
            case "if", "elif" -> template.express(expressions.tuple());
            case "for" -> loop();
            case "set" -> set();
            case "macro" -> macro();
            case "with" -> with();
            case "filter" -> template.express(filters(new Expr.Text("")));
            case "else",
                    "endif",
                    "endfor",
                    "endset",
                    "endmacro",
                    "endwith",
                    "endfilter",
                    "break",
                    "continue",
                    "generation",
                    "endgeneration" -> {
                // nothing but the word
            }
            default -> skip();
        }
    }

    /** A statement that is refused for its first word; the rest does not matter. */
    private void skip() throws MalformedException {
        while (in.peek().kind() != Token.Kind.END) {
            in.next();
        }
    }

    private void loop() throws MalformedException {
        List<String> names = targets();
        in.expectName("in");
        Expr over = expressions.withoutCondition();
        template.express(over);
        assign(names, over);
        if (in.skipName("if")) {
            template.express(expressions.expression());
        }
        if (in.skipName("recursive")) {
            template.state("recursive");
        }
    }

    private void assign(List<String> names, Expr value) throws MalformedException {
        for (String name : names) {
            template.assign(name, value);
        }
    }

    private List<String> targets() throws MalformedException {
        List<String> names = new ArrayList<>();
        do {
            boolean bracket = in.skipOperator("(");
            names.add(in.name());
            while (bracket && in.skipOperator(",")) {
                names.add(in.name());
            }
            if (bracket) {
                in.expectOperator(")");
            }
        } while (in.skipOperator(","));
        return names;
    }

    private void set() throws MalformedException {
        List<String> names = new ArrayList<>();
        do {
            String name = in.name();
            names.add(in.skipOperator(".") ? "." + in.name() : name);
        } while (in.skipOperator(","));
        if (in.skipOperator("=")) {
            Expr value = expressions.tuple();
            template.express(value);
            assign(names, value);
            return;
        }
        names.forEach(template::fill);
        if (in.skipOperator("|")) {
            template.express(filters(expressions.filter(new Expr.Text(""))));
        }
    }

    /** The filters of a block that is filtered or set: names with bars between them, the first bar left out or read. */
    private Expr filters(Expr first) throws MalformedException {
        Expr value = first instanceof Expr.Text ? expressions.filter(first) : first;
        while (in.skipOperator("|")) {
            value = expressions.filter(value);
        }
        return value;
    }

    private void macro() throws MalformedException {
        String name = in.name();
        List<String> parameters = new ArrayList<>();
        in.expectOperator("(");
        while (!in.skipOperator(")")) {
            String parameter = in.name();
            parameters.add(parameter);
            if (in.skipOperator("=")) {
                Expr otherwise = expressions.expression();
                template.express(otherwise);
                template.assign(parameter, otherwise);
            }
            if (!in.peek().isOperator(")")) {
                in.expectOperator(",");
            }
        }
        template.define(name, parameters);
    }

    private void with() throws MalformedException {
        while (in.peek().kind() != Token.Kind.END) {
            String name = in.name();
            in.expectOperator("=");
            Expr value = expressions.expression();
            template.express(value);
            template.assign(name, value);
            if (in.peek().kind() != Token.Kind.END) {
                in.expectOperator(",");
            }
        }
    }
}
