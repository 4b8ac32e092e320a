package dev.agentfirewall.artifact.format;

import dev.agentfirewall.artifact.format.archive.CompressedInspector;
import dev.agentfirewall.artifact.format.archive.OpaqueInspector;
import dev.agentfirewall.artifact.format.archive.TarInspector;
import dev.agentfirewall.artifact.format.archive.ZipInspector;
import dev.agentfirewall.artifact.format.code.CodeByName;
import dev.agentfirewall.artifact.format.code.ExecutableInspector;
import dev.agentfirewall.artifact.format.code.Hdf5Inspector;
import dev.agentfirewall.artifact.format.code.JsonInspector;
import dev.agentfirewall.artifact.format.code.TextInspector;
import dev.agentfirewall.artifact.format.code.UnknownInspector;
import dev.agentfirewall.artifact.format.onnx.OnnxInspector;
import dev.agentfirewall.artifact.format.onnx.SavedModelInspector;
import dev.agentfirewall.artifact.format.onnx.SentencePieceInspector;
import dev.agentfirewall.artifact.format.pickle.NpyInspector;
import dev.agentfirewall.artifact.format.pickle.PickleInspector;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import dev.agentfirewall.artifact.format.template.TemplateInspector;
import dev.agentfirewall.artifact.format.tensor.GgufInspector;
import dev.agentfirewall.artifact.format.tensor.SafetensorsInspector;
import java.io.IOException;
import java.util.List;

/** Gives each file to the inspector that knows its content, and holds its name against that. */
final class Dispatch {
    private final List<Inspector> inspectors;
    private final Inspector unknown = new UnknownInspector();

    Dispatch(FormatPolicy policy) {
        // formats with a mark of their own come first, those that are told by making sense of them later, text and
        // names last
        this.inspectors = List.of(
                new GgufInspector(),
                new SafetensorsInspector(),
                new ZipInspector(this::inspect),
                new CompressedInspector(this::inspect),
                new OpaqueInspector(),
                new Hdf5Inspector(),
                new NpyInspector(),
                new ExecutableInspector(),
                new TarInspector(this::inspect),
                new PickleInspector(),
                new OnnxInspector(policy.operatorDomains()),
                new SavedModelInspector(),
                new SentencePieceInspector(),
                new JsonInspector(),
                new TemplateInspector(),
                new TextInspector());
    }

    void inspect(InspectedFile file, Problems problems) throws IOException {
        CodeByName.inspect(file, problems);
        Inspector content = byContent(file);
        Inspector name = byName(file);
        content.inspect(file, problems);
        if (name != content && name != unknown) {
            problems.add(
                    file,
                    FormatCode.MISNAMED,
                    "its name says " + name.format() + ", its content is " + content.format());
        }
        if (!(content instanceof ZipInspector) && ZipInspector.endsAsZip(file.bytes())) {
            problems.add(file, FormatCode.POLYGLOT, "its start is " + content.format() + ", its end that of a zip");
        }
    }

    private Inspector byContent(InspectedFile file) throws IOException {
        for (Inspector inspector : inspectors) {
            if (inspector.recognises(file)) {
                return inspector;
            }
        }
        return unknown;
    }

    private Inspector byName(InspectedFile file) {
        for (Inspector inspector : inspectors) {
            if (inspector.endings().contains(file.ending())) {
                return inspector;
            }
        }
        return unknown;
    }
}
