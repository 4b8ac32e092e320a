package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * ONNX graphs. Operators are those of {@code ai.onnx} and {@code ai.onnx.ml}, of domains that the host says its runtime brings along, and
 * the model's own functions; weights lie in the file, or in another of the model's files.
 *
 * <p><b>Limitations.</b> The graph is not run or type-checked: one that computes something harmful out of harmless operators passes.
 */
public final class OnnxInspector implements Inspector {
    private static final Set<String> STANDARD = Set.of(OnnxModel.STANDARD, "ai.onnx.ml");
    private static final String TRAINING = "ai.onnx.preview.training";

    /** Operators of ONNX Runtime's own domains that load a compiled blob from a path, or run Python. */
    private static final Set<String> RUNS_CODE = Set.of(
            "EPContext",
            "PythonOp",
            "PythonOpGrad",
            "ATen",
            "ATenGrad",
            "TorchEmbedding",
            "ExternalGradient",
            "YieldOp");

    private final Set<String> domains;

    /** Allows {@code domains} beside the standard ones. */
    public OnnxInspector(Set<String> domains) {
        this.domains = Set.copyOf(domains);
    }

    @Override
    public String format() {
        return "ONNX";
    }

    @Override
    public Set<String> endings() {
        return Set.of("onnx");
    }

    /** ONNX has no magic number: its outermost fields are those of a model, and one of them is a graph. */
    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        WireReader model = new WireReader(file.bytes());
        boolean graph = false;
        try {
            while (model.next()) {
                if (!belongs(model)) {
                    return false;
                }
                graph |= model.field() == 7;
            }
        } catch (MalformedException e) {
            return false;
        }
        return graph;
    }

    private static boolean belongs(WireReader model) {
        return switch (model.field()) {
            case 1, 5 -> model.isNumber();
            case 2, 3, 4, 6, 7, 8, 14, 20, 25, 26 -> model.isBytes();
            default -> false;
        };
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        ExternalData external = new ExternalData(file, problems);
        OnnxModel model = new OnnxModel(external::check);
        try {
            model.read(new WireReader(file.bytes()));
            if (!model.hasGraph()) {
                problems.add(file, FormatCode.ONNX_MALFORMED, "a model without a graph");
            }
        } catch (MalformedException e) {
            problems.add(file, FormatCode.ONNX_MALFORMED, e.what());
        }
        operators(file, model, problems);
    }

    private void operators(InspectedFile file, OnnxModel model, Problems problems) {
        Set<String> foreign = new TreeSet<>();
        Set<String> running = new TreeSet<>();
        for (OnnxModel.Operator operator : model.used()) {
            if (!known(operator.domain()) && !model.functions().contains(operator)) {
                foreign.add(operator.toString());
            }
            if (RUNS_CODE.contains(operator.name())) {
                running.add(operator.toString());
            }
        }
        tell(file, problems, foreign, "operators that no standard runtime has: ");
        tell(file, problems, running, "operators that load or run code: ");
        tell(file, problems, disguised(model), "functions in the name of standard operators: ");
        if (model.trains() || model.imports().contains(TRAINING)) {
            problems.add(file, FormatCode.ONNX_TRAINING, "the model brings its own training");
        }
    }

    private boolean known(String domain) {
        return STANDARD.contains(domain) || (domains.contains(domain) && !domain.equals(TRAINING));
    }

    private Set<String> disguised(OnnxModel model) {
        Set<String> disguised = new TreeSet<>();
        for (OnnxModel.Operator function : model.functions()) {
            if (known(function.domain())) {
                disguised.add(function.toString());
            }
        }
        return disguised;
    }

    private static void tell(InspectedFile file, Problems problems, Set<String> operators, String what) {
        if (!operators.isEmpty()) {
            problems.add(file, FormatCode.ONNX_OPERATOR, what + Problems.quoted(operators));
        }
    }
}
