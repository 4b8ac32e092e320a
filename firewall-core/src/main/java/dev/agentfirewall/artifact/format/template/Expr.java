package dev.agentfirewall.artifact.format.template;

import java.util.List;
import java.util.Map;

/** An expression of a template. */
sealed interface Expr {

    record Name(String name) implements Expr {}

    record Text(String value) implements Expr {}

    /** A number, or a word that is a value: {@code true}, {@code none}. */
    record Constant(String value) implements Expr {}

    /** A list, tuple or dictionary; keys and values of the last in turn. */
    record Group(List<Expr> parts) implements Expr {}

    /** {@code target.name}. */
    record Attribute(Expr target, String name) implements Expr {}

    /** {@code target[key]}. */
    record Item(Expr target, Expr key) implements Expr {}

    /** {@code target[from:to:step]}; the bounds that are there. */
    record Slice(Expr target, List<Expr> bounds) implements Expr {}

    record Call(Expr target, Arguments arguments) implements Expr {}

    record Filter(Expr target, String name, Arguments arguments) implements Expr {}

    record Test(Expr target, String name, List<Expr> arguments) implements Expr {}

    /** One operator and what it joins: one, two or three expressions. */
    record Operation(String operator, List<Expr> operands) implements Expr {}

    /** What stands between the brackets of a call. */
    record Arguments(List<Expr> positional, Map<String, Expr> named, boolean spread) {
        static final Arguments NONE = new Arguments(List.of(), Map.of(), false);

        List<Expr> all() {
            List<Expr> all = new java.util.ArrayList<>(positional);
            all.addAll(named.values());
            return all;
        }
    }

    /** The expressions that this one is made of. */
    default List<Expr> parts() {
        if (this instanceof Group group) {
            return group.parts;
        }
        if (this instanceof Attribute attribute) {
            return List.of(attribute.target);
        }
        if (this instanceof Item item) {
            return List.of(item.target, item.key);
        }
        if (this instanceof Slice slice) {
            return with(slice.target, slice.bounds);
        }
        if (this instanceof Call call) {
            return with(call.target, call.arguments.all());
        }
        if (this instanceof Filter filter) {
            return with(filter.target, filter.arguments.all());
        }
        if (this instanceof Test test) {
            return with(test.target, test.arguments);
        }
        return this instanceof Operation operation ? operation.operands : List.of();
    }

    private static List<Expr> with(Expr first, List<Expr> rest) {
        List<Expr> all = new java.util.ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
