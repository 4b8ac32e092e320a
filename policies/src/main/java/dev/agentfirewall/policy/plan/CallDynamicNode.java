package dev.agentfirewall.policy.plan;

import java.util.List;
import java.util.Map;

/**
 * Asks the rule that a path names, when it is known only at evaluation ({@code data.roles[input.role].allow}). Without such
 * a rule it is undefined, and the plan looks in the data document; a rule that is undefined is not looked for there.
 */
final class CallDynamicNode extends Node {
    /** A rule that is undefined leaves this many blocks more, as OPA's own compiler of plans has it. */
    static final int LEAVES_WHEN_UNDEFINED = 3;

    private final Map<List<String>, Routine> rules;
    private final Operand[] path;
    private final int input;
    private final int data;
    private final int result;

    CallDynamicNode(Map<List<String>, Routine> rules, Operand[] path, Ir.CallDynamic call) {
        this.rules = rules;
        this.path = path;
        this.input = call.args().get(0);
        this.data = call.args().get(1);
        this.result = call.result();
    }

    @Override
    int run(Object[] frame, Evaluation evaluation) {
        String[] steps = new String[path.length];
        for (int i = 0; i < path.length; i++) {
            if (!(path[i].get(frame) instanceof String step)) {
                return UNDEFINED;
            }
            steps[i] = step;
        }
        Routine rule = rules.get(List.of(steps));
        if (rule == null) {
            return UNDEFINED;
        }
        Object answer = rule.answer(frame[input], frame[data], evaluation);
        if (answer == null) {
            return LEAVES_WHEN_UNDEFINED;
        }
        frame[result] = answer;
        return NEXT;
    }
}
