package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.List;

/** Tokens, one after the other. */
final class Tokens {
    private static final Token NOTHING = new Token(Token.Kind.END, "");

    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token peek() {
        return atEnd() ? NOTHING : tokens.get(at);
    }

    Token next() throws MalformedException {
        if (atEnd()) {
            throw new MalformedException("the template ends in the middle of its code");
        }
        return tokens.get(at++);
    }

    /** Goes on if this operator is next. */
    boolean skipOperator(String operator) {
        boolean here = peek().isOperator(operator);
        at += here ? 1 : 0;
        return here;
    }

    /** Goes on if this word is next. */
    boolean skipName(String name) {
        boolean here = peek().isName(name);
        at += here ? 1 : 0;
        return here;
    }

    void expectOperator(String operator) throws MalformedException {
        if (!skipOperator(operator)) {
            throw new MalformedException("the template's code lacks a `" + operator + "`");
        }
    }

    void expectName(String name) throws MalformedException {
        if (!skipName(name)) {
            throw new MalformedException("the template's code lacks the word `" + name + "`");
        }
    }

    String name() throws MalformedException {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw new MalformedException("the template's code lacks a name");
        }
        return token.text();
    }

    void expectEnd() throws MalformedException {
        if (next().kind() != Token.Kind.END) {
            throw new MalformedException("code of the template does not end where it should");
        }
    }
}
