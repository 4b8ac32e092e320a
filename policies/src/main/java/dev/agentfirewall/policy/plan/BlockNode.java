package dev.agentfirewall.policy.plan;

/** Statements in order; undefined as soon as one is. */
final class BlockNode extends Node {
    private final Node[] nodes;

    BlockNode(Node[] nodes) {
        this.nodes = nodes;
    }

    /** How many steps running it through costs, what it calls and repeats not counted. */
    int cost() {
        return nodes.length + 1;
    }

    @Override
    int run(Object[] frame, Evaluation evaluation) {
        for (Node node : nodes) {
            int outcome = node.run(frame, evaluation);
            if (outcome != NEXT) {
                return outcome;
            }
        }
        return NEXT;
    }
}
