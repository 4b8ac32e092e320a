package dev.agentfirewall.artifact.format.template;

/**
 * A piece of a template's code.
 *
 * @param kind what it is
 * @param text a name, an operator, a text without its quotes and with its escapes undone, a number as it stands
 */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        OPERATOR,
        /** The start of a statement or of an expression to print. */
        STATEMENT,
        PRINT,
        /** The end of either. */
        END
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
