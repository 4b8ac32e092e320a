package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.format.read.MalformedException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks an ONNX model: graphs, the graphs in their nodes' attributes, local functions, training. Of all it meets it keeps operators and domains;
 * tensors are handed on one by one.
 */
final class OnnxModel {
    private static final int MAX_NAME = 1 << 10;
    private static final int MAX_OPERATORS = 10_000;

    /** An operator: a name within a domain, {@code ai.onnx} where none is said. */
    record Operator(String domain, String name) {
        Operator {
            domain = domain.isEmpty() ? STANDARD : domain;
        }

        @Override
        public String toString() {
            return domain + "." + name;
        }
    }

    static final String STANDARD = "ai.onnx";

    private final Set<Operator> used = new LinkedHashSet<>();
    private final Set<Operator> functions = new LinkedHashSet<>();
    private final Set<String> imports = new LinkedHashSet<>();
    private final Consumer<OnnxTensor> tensors;
    private boolean graph;
    private boolean training;

    OnnxModel(Consumer<OnnxTensor> tensors) {
        this.tensors = tensors;
    }

    /** Every operator that a node names, local functions' among them. */
    Set<Operator> used() {
        return used;
    }

    /** What the model defines itself. */
    Set<Operator> functions() {
        return functions;
    }

    /** The domains it says it uses. */
    Set<String> imports() {
        return imports;
    }

    boolean trains() {
        return training;
    }

    boolean hasGraph() {
        return graph;
    }

    void read(WireReader model) throws IOException, MalformedException {
        while (model.next()) {
            switch (model.field()) {
                case 7 -> {
                    graph = true;
                    graph(model.message());
                }
                case 8 -> operatorSet(model.message());
                case 20 -> training(model.message());
                case 25 -> function(model.message());
                default -> {
                    // who made it, and when
                }
            }
        }
    }

    private void graph(WireReader graph) throws IOException, MalformedException {
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> node(graph.message());
                case 5 -> tensors.accept(OnnxTensor.read(graph.message()));
                case 15 -> sparse(graph.message());
                default -> {
                    // names, shapes of inputs and outputs
                }
            }
        }
    }

    private void node(WireReader node) throws IOException, MalformedException {
        String name = "";
        String domain = "";
        while (node.next()) {
            switch (node.field()) {
                case 4 -> name = node.text(MAX_NAME);
                case 5 -> attribute(node.message());
                case 7 -> domain = node.text(MAX_NAME);
                default -> {
                    // inputs, outputs, descriptions
                }
            }
        }
        if (used.add(new Operator(domain, name)) && used.size() > MAX_OPERATORS) {
            throw new MalformedException("more operators than there are");
        }
    }

    private void attribute(WireReader attribute) throws IOException, MalformedException {
        while (attribute.next()) {
            switch (attribute.field()) {
                case 5, 10 -> tensors.accept(OnnxTensor.read(attribute.message()));
                case 6, 11 -> graph(attribute.message());
                case 22, 23 -> sparse(attribute.message());
                default -> {
                    // numbers and texts
                }
            }
        }
    }

    private void sparse(WireReader tensor) throws IOException, MalformedException {
        while (tensor.next()) {
            if (tensor.field() == 1 || tensor.field() == 2) {
                tensors.accept(OnnxTensor.read(tensor.message()));
            }
        }
    }

    private void operatorSet(WireReader set) throws IOException, MalformedException {
        String domain = "";
        while (set.next()) {
            domain = set.field() == 1 ? set.text(MAX_NAME) : domain;
        }
        if (imports.add(domain.isEmpty() ? STANDARD : domain) && imports.size() > MAX_OPERATORS) {
            throw new MalformedException("more operator sets than there are");
        }
    }

    private void training(WireReader info) throws IOException, MalformedException {
        training = true;
        while (info.next()) {
            if (info.field() == 1 || info.field() == 2) {
                graph(info.message());
            }
        }
    }

    private void function(WireReader function) throws IOException, MalformedException {
        String name = "";
        String domain = "";
        while (function.next()) {
            switch (function.field()) {
                case 1 -> name = function.text(MAX_NAME);
                case 7 -> node(function.message());
                case 9 -> operatorSet(function.message());
                case 10 -> domain = function.text(MAX_NAME);
                case 11 -> attribute(function.message());
                default -> {
                    // inputs, outputs, descriptions
                }
            }
        }
        if (functions.add(new Operator(domain, name)) && functions.size() > MAX_OPERATORS) {
            throw new MalformedException("more functions than any model has");
        }
    }
}
