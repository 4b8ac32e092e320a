package dev.agentfirewall.artifact.format.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names of a template may stand for a text that the template put together. {@code messages[loop.index0]} and {@code types[param.type]}
 * take what they are given; {@code x['__cla' ~ 'ss__']} takes what no reader sees. Names are told apart by nothing but how they are called, in
 * all places at once: doubt makes more names suspicious, never fewer.
 */
final class Keys {
    private static final Set<String> BUILDING_FILTERS =
            Set.of("join", "replace", "string", "tojson", "indent", "upper", "lower", "title", "capitalize", "sum");
    private static final Set<String> BUILDING_METHODS =
            Set.of("join", "replace", "upper", "lower", "title", "capitalize");
    private static final Set<String> NUMBERS = Set.of("length", "count", "int", "wordcount", "round", "abs", "float");

    private static final Set<String> COUNTERS =
            Set.of("index", "index0", "revindex", "revindex0", "length", "depth", "depth0");

    private final Template template;
    private final Set<String> built = new HashSet<>();

    Keys(Template template) {
        this.template = template;
        built.addAll(template.filledBlocks());
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, List<Expr>> assigned : template.assignments().entrySet()) {
                more |= anyBuilt(assigned.getValue()) && built.add(assigned.getKey());
            }
        }
    }

    /** Whether {@code expression} may be a text that the template put together. */
    boolean isBuilt(Expr expression) {
        if (expression instanceof Expr.Text text) {
            return text.value().contains("__");
        }
        if (expression instanceof Expr.Name name) {
            return built.contains(name.name());
        }
        if (expression instanceof Expr.Attribute attribute && built.contains("." + attribute.name())) {
            return true;
        }
        if (expression instanceof Expr.Operation operation) {
            return isBuilt(operation);
        }
        if (expression instanceof Expr.Call call) {
            return isBuilt(call) || anyBuilt(expression.parts());
        }
        if (expression instanceof Expr.Filter filter) {
            return BUILDING_FILTERS.contains(filter.name())
                    || (!NUMBERS.contains(filter.name()) && anyBuilt(filter.parts()));
        }
        return !(expression instanceof Expr.Test) && anyBuilt(expression.parts());
    }

    private boolean isBuilt(Expr.Call call) {
        if (call.target() instanceof Expr.Attribute method) {
            return BUILDING_METHODS.contains(method.name());
        }
        return !(call.target() instanceof Expr.Name name)
                || name.name().equals("strftime_now")
                || template.macros().containsKey(name.name());
    }

    private boolean isBuilt(Expr.Operation operation) {
        List<Expr> operands = operation.operands();
        return switch (operation.operator()) {
            case "~", "*", "**", "%" -> true;
            case "+" -> operands.stream().noneMatch(Keys::isNumber);
            case "-", "/", "//", "negative", "positive", "not", "in", "==", "!=", "<", ">", "<=", ">=" -> false;
            default -> anyBuilt(operands);
        };
    }

    /** A sum with a number in it is a number, or fails. */
    private static boolean isNumber(Expr expression) {
        return (expression instanceof Expr.Constant constant
                        && Character.isDigit(constant.value().charAt(0)))
                || (expression instanceof Expr.Filter filter && NUMBERS.contains(filter.name()))
                || (expression instanceof Expr.Attribute attribute
                        && attribute.target().equals(new Expr.Name("loop"))
                        && COUNTERS.contains(attribute.name()));
    }

    private boolean anyBuilt(List<Expr> expressions) {
        for (Expr expression : expressions) {
            if (isBuilt(expression)) {
                return true;
            }
        }
        return false;
    }
}
