package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a template's code amounts to, whatever its order: its expressions, what its names may stand for, and what it does besides. */
final class Template {
    private static final int MAX_ASSIGNMENTS = 5_000;
    private static final int MAX_NAMES = 500;

    private final List<Expr> expressions = new ArrayList<>();
    private final Map<String, List<Expr>> assignments = new HashMap<>();
    private final Map<String, List<List<String>>> macros = new HashMap<>();
    private final Set<String> filledBlocks = new HashSet<>();
    private final Set<String> statements = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private int assigned;

    /** Every expression, as it stands in the code; not those that they are made of. */
    List<Expr> expressions() {
        return expressions;
    }

    /** What is assigned to a name, looped over for it, or given to a parameter so called. An attribute is told with a dot before it. */
    Map<String, List<Expr>> assignments() {
        return assignments;
    }

    /** The parameters of each macro; a list of them where two are called the same. */
    Map<String, List<List<String>>> macros() {
        return macros;
    }

    /** Names that stand for text which a part of the template made. */
    Set<String> filledBlocks() {
        return filledBlocks;
    }

    /** The statements' first words. */
    Set<String> statements() {
        return statements;
    }

    /** The methods that are called on anything. */
    Set<String> methods() {
        return methods;
    }

    void call(String method) {
        methods.add(method);
    }

    void express(Expr expression) {
        expressions.add(expression);
    }

    void assign(String name, Expr value) throws MalformedException {
        if (++assigned > MAX_ASSIGNMENTS || (assignments.size() >= MAX_NAMES && !assignments.containsKey(name))) {
            throw new MalformedException("more assignments than any template needs");
        }
        assignments.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    void define(String macro, List<String> parameters) {
        macros.computeIfAbsent(macro, key -> new ArrayList<>()).add(List.copyOf(parameters));
    }

    void fill(String name) {
        filledBlocks.add(name);
    }

    void state(String word) {
        statements.add(word);
    }
}
