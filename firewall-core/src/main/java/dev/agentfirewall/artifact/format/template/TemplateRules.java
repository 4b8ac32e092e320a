package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a template against what formatting needs, and notes each thing that goes beyond. */
final class TemplateRules {
    private static final int MAX_RANGE = 100_000;

    private final Template template;
    private final Keys keys;
    private final Set<String> broken = new LinkedHashSet<>();

    private TemplateRules(Template template) {
        this.template = template;
        this.keys = new Keys(template);
    }

    /** What {@code template} does beyond formatting, for people; empty when it only formats. */
    static Set<String> broken(Template template) {
        TemplateRules rules = new TemplateRules(template);
        rules.statements();
        rules.names();
        template.expressions().forEach(rules::expression);
        return rules.broken;
    }

    private void refuse(String what, String name) {
        broken.add(what + " " + Problems.quoted(name));
    }

    private void statements() {
        for (String word : template.statements()) {
            if (!TemplateWords.STATEMENTS.contains(word)) {
                refuse("the statement", word);
            }
        }
    }

    /** A name by which a permitted call is known may stand for nothing else. */
    private void names() {
        for (String name : template.assignments().keySet()) {
            boolean attribute = name.startsWith(".");
            String plain = attribute ? name.substring(1) : name;
            boolean taken = attribute
                    ? TemplateWords.METHODS.contains(plain)
                            && template.methods().contains(plain)
                    : TemplateWords.FUNCTIONS.contains(plain)
                            || template.macros().containsKey(plain);
            if (taken || plain.contains("__")) {
                refuse("another meaning for", plain);
            }
        }
        for (String macro : template.macros().keySet()) {
            if (TemplateWords.FUNCTIONS.contains(macro) || macro.contains("__")) {
                refuse("another meaning for", macro);
            }
        }
    }

    private void expression(Expr expression) {
        if (expression instanceof Expr.Name name) {
            name(name.name());
        } else if (expression instanceof Expr.Attribute attribute) {
            attribute(attribute.name());
        } else if (expression instanceof Expr.Item item) {
            item(item.key());
        } else if (expression instanceof Expr.Call call) {
            call(call);
        } else if (expression instanceof Expr.Filter filter) {
            filter(filter);
        } else if (expression instanceof Expr.Test test) {
            test(test.name());
        } else if (expression instanceof Expr.Operation operation
                && operation.operator().equals("**")) {
            refuse("the operator", "**");
        }
        expression.parts().forEach(this::expression);
    }

    private void name(String name) {
        if (name.contains("__") || TemplateWords.INSIDE.contains(name)) {
            refuse("the name", name);
        }
    }

    private void attribute(String name) {
        if (!TemplateWords.isPlainAttribute(name)) {
            refuse("the attribute", name);
        }
    }

    private void item(Expr key) {
        if (key instanceof Expr.Text text) {
            if (!TemplateWords.isPlainAttribute(text.value())) {
                refuse("the attribute", text.value());
            }
        } else if (keys.isBuilt(key)) {
            broken.add("an attribute whose name the template puts together");
        }
    }

    private void call(Expr.Call call) {
        if (call.arguments().spread()) {
            broken.add("a call with arguments that are not written out");
        }
        if (call.target() instanceof Expr.Name name) {
            if (!TemplateWords.FUNCTIONS.contains(name.name())
                    && !template.macros().containsKey(name.name())) {
                refuse("a call of", name.name());
            }
            range(name.name(), call.arguments().positional());
        } else if (call.target() instanceof Expr.Attribute method) {
            if (!TemplateWords.METHODS.contains(method.name())) {
                refuse("a call of", method.name());
            }
        } else {
            broken.add("a call of something without a name");
        }
    }

    private void range(String function, List<Expr> bounds) {
        for (Expr bound : function.equals("range") ? bounds : List.<Expr>of()) {
            boolean wide =
                    bound instanceof Expr.Constant number && !number.value().matches("[0-9]{1,6}");
            if (wide) {
                broken.add("a range over more than " + MAX_RANGE + " or none that is written plainly");
            }
        }
    }

    private void filter(Expr.Filter filter) {
        if (!TemplateWords.FILTERS.contains(filter.name())) {
            refuse("the filter", filter.name());
        }
        if (filter.arguments().spread()) {
            broken.add("a filter with arguments that are not written out");
        }
        if (TemplateWords.BY_ATTRIBUTE.contains(filter.name())) {
            byAttribute(filter);
        } else if (filter.name().equals("select") || filter.name().equals("reject")) {
            tests(filter.arguments().positional(), 0);
        }
    }

    /** What these filters take by name has to be written out. */
    private void byAttribute(Expr.Filter filter) {
        List<Expr> positional = filter.arguments().positional();
        for (Map.Entry<String, Expr> named : filter.arguments().named().entrySet()) {
            if (named.getKey().equals("attribute")) {
                path(named.getValue());
            }
        }
        switch (filter.name()) {
            case "map" -> mapped(positional);
            case "selectattr", "rejectattr" -> {
                first(positional);
                tests(positional, 1);
            }
            case "groupby" -> first(positional);
            default -> positional.forEach(this::pathOrConstant);
        }
    }

    private void first(List<Expr> arguments) {
        if (!arguments.isEmpty()) {
            path(arguments.get(0));
        }
    }

    private void mapped(List<Expr> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        boolean known = arguments.get(0) instanceof Expr.Text text
                && TemplateWords.FILTERS.contains(text.value())
                && !TemplateWords.BY_ATTRIBUTE.contains(text.value());
        if (!known) {
            broken.add("a filter applied to each that is not written out, or not one of formatting");
        }
    }

    private void tests(List<Expr> arguments, int index) {
        if (arguments.size() <= index) {
            return;
        }
        if (arguments.get(index) instanceof Expr.Text text) {
            test(text.value());
        } else {
            broken.add("a test that is not written out");
        }
    }

    private void test(String name) {
        if (!TemplateWords.TESTS.contains(name)) {
            refuse("the test", name);
        }
    }

    private void pathOrConstant(Expr argument) {
        if (!(argument instanceof Expr.Constant)) {
            path(argument);
        }
    }

    private void path(Expr path) {
        if (!(path instanceof Expr.Text text)) {
            if (!(path instanceof Expr.Constant)) {
                broken.add("an attribute whose name is not written out");
            }
            return;
        }
        for (String step : text.value().split("[.,]", -1)) {
            attribute(step.strip());
        }
    }
}
