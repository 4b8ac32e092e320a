package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.util.List;
import java.util.Map;

/** What calls give to macros' parameters, and to the attributes of a namespace, counts as assigned to them. */
final class CallArguments {
    private final Template template;

    private CallArguments(Template template) {
        this.template = template;
    }

    static void assign(Template template) throws MalformedException {
        CallArguments arguments = new CallArguments(template);
        for (Expr expression : template.expressions()) {
            arguments.search(expression);
        }
    }

    private void search(Expr expression) throws MalformedException {
        if (expression instanceof Expr.Call call && call.target() instanceof Expr.Name name) {
            for (List<String> parameters : template.macros().getOrDefault(name.name(), List.of())) {
                give(parameters, call.arguments());
            }
            if (name.name().equals("namespace")) {
                give(".", call.arguments());
            }
        } else if (expression instanceof Expr.Call call && call.target() instanceof Expr.Attribute method) {
            template.call(method.name());
        }
        for (Expr part : expression.parts()) {
            search(part);
        }
    }

    private void give(List<String> parameters, Expr.Arguments arguments) throws MalformedException {
        for (int i = 0; i < arguments.positional().size() && i < parameters.size(); i++) {
            template.assign(parameters.get(i), arguments.positional().get(i));
        }
        give("", arguments);
    }

    private void give(String prefix, Expr.Arguments arguments) throws MalformedException {
        for (Map.Entry<String, Expr> named : arguments.named().entrySet()) {
            template.assign(prefix + named.getKey(), named.getValue());
        }
    }
}
