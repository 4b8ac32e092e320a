package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the expressions of one piece of code with the precedence of Jinja's own parser. */
final class ExpressionParser {
    private static final int MAX_DEPTH = 100;

    /** Operators in a row make expressions as deep as brackets do, for whoever looks at them afterwards. */
    private static final int MAX_STEPS = 1000;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");
    private static final Set<String> NO_ARGUMENT = Set.of("else", "or", "and", "is", "if", "in");

    private final Tokens in;
    private int depth;
    private int steps;

    ExpressionParser(Tokens in) {
        this.in = in;
    }

    /** An expression, a condition with {@code if} and {@code else} among them. */
    Expr expression() throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("expressions nested deeper than " + MAX_DEPTH);
        }
        Expr value = or();
        while (in.skipName("if")) {
            Expr condition = or();
            Expr otherwise = in.skipName("else") ? expression() : new Expr.Constant("none");
            value = new Expr.Operation("if", List.of(value, condition, otherwise));
            step();
        }
        depth--;
        return value;
    }

    /** An expression, or several with commas between them, as a tuple. */
    Expr tuple() throws MalformedException {
        Expr first = expression();
        if (!in.peek().isOperator(",")) {
            return first;
        }
        List<Expr> parts = new ArrayList<>(List.of(first));
        while (in.skipOperator(",")) {
            if (in.peek().kind() == Token.Kind.END
                    || in.peek().isOperator("=")
                    || in.peek().isOperator(")")) {
                break;
            }
            parts.add(expression());
        }
        return new Expr.Group(parts);
    }

    /** As {@link #expression} without a condition at its end, which belongs to the loop that it is in. */
    Expr withoutCondition() throws MalformedException {
        Expr first = or();
        if (!in.peek().isOperator(",")) {
            return first;
        }
        List<Expr> parts = new ArrayList<>(List.of(first));
        while (in.skipOperator(",")) {
            parts.add(or());
        }
        return new Expr.Group(parts);
    }

    private Expr or() throws MalformedException {
        Expr left = and();
        for (; in.skipName("or"); step()) {
            left = new Expr.Operation("or", List.of(left, and()));
        }
        return left;
    }

    private Expr and() throws MalformedException {
        Expr left = not();
        for (; in.skipName("and"); step()) {
            left = new Expr.Operation("and", List.of(left, not()));
        }
        return left;
    }

    private Expr not() throws MalformedException {
        if (!in.skipName("not")) {
            return comparison();
        }
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("expressions nested deeper than " + MAX_DEPTH);
        }
        Expr negated = new Expr.Operation("not", List.of(not()));
        depth--;
        return negated;
    }

    private Expr comparison() throws MalformedException {
        Expr left = sum();
        for (; ; step()) {
            if (in.peek().kind() == Token.Kind.OPERATOR
                    && COMPARISONS.contains(in.peek().text())) {
                left = new Expr.Operation(in.next().text(), List.of(left, sum()));
            } else if (in.skipName("in")) {
                left = new Expr.Operation("in", List.of(left, sum()));
            } else if (in.peek().isName("not")) {
                in.next();
                in.expectName("in");
                left = new Expr.Operation("in", List.of(left, sum()));
            } else {
                return left;
            }
        }
    }

    private Expr sum() throws MalformedException {
        Expr left = concatenation();
        for (; in.peek().isOperator("+") || in.peek().isOperator("-"); step()) {
            left = new Expr.Operation(in.next().text(), List.of(left, concatenation()));
        }
        return left;
    }

    private Expr concatenation() throws MalformedException {
        Expr left = product();
        for (; in.skipOperator("~"); step()) {
            left = new Expr.Operation("~", List.of(left, product()));
        }
        return left;
    }

    private Expr product() throws MalformedException {
        Expr left = power();
        for (; isProduct(); step()) {
            left = new Expr.Operation(in.next().text(), List.of(left, power()));
        }
        return left;
    }

    private boolean isProduct() {
        return in.peek().kind() == Token.Kind.OPERATOR
                && Set.of("*", "/", "//", "%").contains(in.peek().text());
    }

    private Expr power() throws MalformedException {
        Expr left = unary(true);
        for (; in.skipOperator("**"); step()) {
            left = new Expr.Operation("**", List.of(left, unary(true)));
        }
        return left;
    }

    private Expr unary(boolean filters) throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("expressions nested deeper than " + MAX_DEPTH);
        }
        Expr value;
        if (in.skipOperator("-")) {
            value = new Expr.Operation("negative", List.of(unary(false)));
        } else if (in.skipOperator("+")) {
            value = new Expr.Operation("positive", List.of(unary(false)));
        } else {
            value = postfix(primary());
        }
        depth--;
        return filters ? filters(value) : value;
    }

    private Expr primary() throws MalformedException {
        Token token = in.next();
        return switch (token.kind()) {
            case NAME ->
                CONSTANTS.contains(token.text()) ? new Expr.Constant(token.text()) : new Expr.Name(token.text());
            case NUMBER -> new Expr.Constant(token.text());
            case TEXT -> text(token.text());
            case OPERATOR -> bracketed(token.text());
            default -> throw new MalformedException("the template lacks an expression");
        };
    }

    /** Texts that stand side by side are one. */
    private Expr text(String first) throws MalformedException {
        StringBuilder text = new StringBuilder(first);
        while (in.peek().kind() == Token.Kind.TEXT) {
            text.append(in.next().text());
        }
        return new Expr.Text(text.toString());
    }

    private Expr bracketed(String opening) throws MalformedException {
        return switch (opening) {
            case "(" -> {
                Expr value = in.peek().isOperator(")") ? new Expr.Group(List.of()) : tuple();
                in.expectOperator(")");
                yield value;
            }
            case "[" -> new Expr.Group(until("]"));
            case "{" -> dictionary();
            default -> throw new MalformedException("the template lacks an expression");
        };
    }

    private List<Expr> until(String closing) throws MalformedException {
        List<Expr> parts = new ArrayList<>();
        while (!in.skipOperator(closing)) {
            parts.add(expression());
            if (!in.peek().isOperator(closing)) {
                in.expectOperator(",");
            }
        }
        return parts;
    }

    private Expr dictionary() throws MalformedException {
        List<Expr> parts = new ArrayList<>();
        while (!in.skipOperator("}")) {
            parts.add(expression());
            in.expectOperator(":");
            parts.add(expression());
            if (!in.peek().isOperator("}")) {
                in.expectOperator(",");
            }
        }
        return new Expr.Group(parts);
    }

    private Expr postfix(Expr first) throws MalformedException {
        Expr value = first;
        for (; ; step()) {
            if (in.skipOperator(".")) {
                value = attribute(value);
            } else if (in.skipOperator("[")) {
                value = subscript(value);
            } else if (in.skipOperator("(")) {
                value = new Expr.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expr attribute(Expr target) throws MalformedException {
        Token token = in.next();
        return switch (token.kind()) {
            case NAME -> new Expr.Attribute(target, token.text());
            case NUMBER -> new Expr.Item(target, new Expr.Constant(token.text()));
            default -> throw new MalformedException("the template lacks an attribute's name");
        };
    }

    private Expr subscript(Expr target) throws MalformedException {
        List<Expr> bounds = new ArrayList<>();
        boolean slice = false;
        while (!in.skipOperator("]")) {
            if (in.skipOperator(":")) {
                slice = true;
            } else if (in.skipOperator(",")) {
                throw new MalformedException("the template takes several items at once");
            } else {
                bounds.add(expression());
            }
        }
        if (!slice && bounds.size() != 1) {
            throw new MalformedException("the template takes an item without a key");
        }
        return slice ? new Expr.Slice(target, bounds) : new Expr.Item(target, bounds.get(0));
    }

    /** What stands between the brackets; the opening one has been read. */
    private Expr.Arguments arguments() throws MalformedException {
        List<Expr> positional = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        boolean spread = false;
        while (!in.skipOperator(")")) {
            if (in.skipOperator("*") || in.skipOperator("**")) {
                spread = true;
            }
            Expr value = expression();
            if (value instanceof Expr.Name name && in.skipOperator("=")) {
                named.put(name.name(), expression());
            } else {
                positional.add(value);
            }
            if (!in.peek().isOperator(")")) {
                in.expectOperator(",");
            }
        }
        return new Expr.Arguments(positional, named, spread);
    }

    private Expr filters(Expr first) throws MalformedException {
        Expr value = first;
        for (; ; step()) {
            if (in.skipOperator("|")) {
                value = filter(value);
            } else if (in.skipName("is")) {
                value = test(value);
            } else if (in.skipOperator("(")) {
                value = new Expr.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    /** One filter; the bar before it has been read. */
    Expr filter(Expr target) throws MalformedException {
        String name = dotted();
        Expr.Arguments arguments = in.skipOperator("(") ? arguments() : Expr.Arguments.NONE;
        return new Expr.Filter(target, name, arguments);
    }

    private Expr test(Expr target) throws MalformedException {
        in.skipName("not");
        String name = dotted();
        List<Expr> arguments = new ArrayList<>();
        if (in.skipOperator("(")) {
            arguments.addAll(arguments().all());
        } else if (startsArgument(in.peek())) {
            arguments.add(postfix(primary()));
        }
        return new Expr.Test(target, name, arguments);
    }

    private static boolean startsArgument(Token token) {
        return switch (token.kind()) {
            case TEXT, NUMBER -> true;
            case NAME -> !NO_ARGUMENT.contains(token.text()) && !token.text().equals("not");
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            default -> false;
        };
    }

    private String dotted() throws MalformedException {
        StringBuilder name = new StringBuilder(in.name());
        while (in.skipOperator(".")) {
            name.append('.').append(in.name());
        }
        return name.toString();
    }

    private void step() throws MalformedException {
        if (++steps > MAX_STEPS) {
            throw new MalformedException("an expression longer than is read");
        }
    }
}
