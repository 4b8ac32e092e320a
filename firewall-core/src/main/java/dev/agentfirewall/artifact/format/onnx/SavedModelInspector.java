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
 * TensorFlow's SavedModel. It is refused as a program of another runtime; operators that touch files or run code are told by name.
 */
public final class SavedModelInspector implements Inspector {
    private static final int MAX_NAME = 1 << 10;
    private static final Set<String> DANGEROUS = Set.of(
            "ReadFile",
            "WriteFile",
            "MatchingFiles",
            "PyFunc",
            "PyFuncStateless",
            "EagerPyFunc",
            "ImmutableConst",
            "WholeFileReader",
            "WholeFileReaderV2",
            "FixedLengthRecordReaderV2",
            "TextLineReaderV2",
            "PrintV2",
            "LoadAndRemapMatrix",
            "RpcCall",
            "DebugIdentityV2",
            "DebugIdentityV3");

    @Override
    public String format() {
        return "TensorFlow SavedModel";
    }

    @Override
    public Set<String> endings() {
        return Set.of("pb");
    }

    /** A version and graphs, each with nodes. */
    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        try {
            WireReader model = new WireReader(file.bytes());
            boolean graph = false;
            while (model.next()) {
                boolean version = model.field() == 1 && model.isNumber();
                if (!version && !(model.field() == 2 && model.isBytes())) {
                    return false;
                }
                graph |= model.field() == 2 && hasGraph(model.message());
            }
            return graph;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static boolean hasGraph(WireReader metaGraph) throws IOException, MalformedException {
        boolean graph = false;
        while (metaGraph.next()) {
            graph |= metaGraph.field() == 2 && metaGraph.isBytes();
        }
        return graph;
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        problems.add(file, FormatCode.TENSORFLOW, "a SavedModel, a program for TensorFlow");
        Set<String> found = new TreeSet<>();
        try {
            model(new WireReader(file.bytes()), found);
        } catch (MalformedException e) {
            problems.add(file, FormatCode.TENSORFLOW, "broken: " + e.what());
        }
        if (!found.isEmpty()) {
            problems.add(file, FormatCode.TENSORFLOW_OPERATOR, "touches files or runs code: " + Problems.quoted(found));
        }
    }

    private static void model(WireReader model, Set<String> found) throws IOException, MalformedException {
        while (model.next()) {
            if (model.field() == 2) {
                metaGraph(model.message(), found);
            }
        }
    }

    private static void metaGraph(WireReader metaGraph, Set<String> found) throws IOException, MalformedException {
        while (metaGraph.next()) {
            if (metaGraph.field() == 2) {
                graph(metaGraph.message(), found);
            }
        }
    }

    private static void graph(WireReader graph, Set<String> found) throws IOException, MalformedException {
        while (graph.next()) {
            if (graph.field() == 1) {
                node(graph.message(), found);
            } else if (graph.field() == 2) {
                library(graph.message(), found);
            }
        }
    }

    private static void library(WireReader library, Set<String> found) throws IOException, MalformedException {
        while (library.next()) {
            if (library.field() == 1) {
                function(library.message(), found);
            }
        }
    }

    private static void function(WireReader function, Set<String> found) throws IOException, MalformedException {
        while (function.next()) {
            if (function.field() == 3) {
                node(function.message(), found);
            }
        }
    }

    private static void node(WireReader node, Set<String> found) throws IOException, MalformedException {
        while (node.next()) {
            if (node.field() == 2) {
                String operator = node.text(MAX_NAME);
                if (DANGEROUS.contains(operator)) {
                    found.add(operator);
                }
            }
        }
    }
}
