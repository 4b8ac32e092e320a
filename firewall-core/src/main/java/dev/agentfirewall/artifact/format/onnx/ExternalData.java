package dev.agentfirewall.artifact.format.onnx;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Problems;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a model's tensors have their bytes. A place outside the model's own files reads whatever the process may read into a tensor (ONNX's
 * own CVE-2022-25882 and CVE-2024-27318); a runtime's marks for its memory let a file name an address.
 */
final class ExternalData {
    private final InspectedFile file;
    private final Problems problems;

    ExternalData(InspectedFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    void check(OnnxTensor tensor) {
        if (!tensor.outside().isEmpty()) {
            outside(tensor);
        } else if (tensor.inside() >= 0 && tensor.bytes() >= 0 && tensor.inside() != tensor.bytes()) {
            problems.add(file, FormatCode.ONNX_MALFORMED, name(tensor) + " has not the bytes that its shape needs");
        }
    }

    private void outside(OnnxTensor tensor) {
        String location = tensor.outside().getOrDefault("location", "");
        Optional<String> wrong = ArtifactPath.problem(location);
        if (wrong.isPresent() || location.contains("*")) {
            String why = wrong.orElse("is no file's name");
            problems.add(
                    file,
                    FormatCode.ONNX_EXTERNAL,
                    name(tensor) + ": its file " + Problems.quoted(location) + " " + why);
            return;
        }
        OptionalLong size = file.neighbours().size(beside(location));
        if (size.isEmpty()) {
            String what = name(tensor) + ": its file " + Problems.quoted(location) + " is not one of the model's";
            problems.add(file, FormatCode.ONNX_MISSING, what);
        } else if (fits(tensor, size.getAsLong())) {
            problems.explain(beside(location));
        }
    }

    private boolean fits(OnnxTensor tensor, long size) {
        long offset = number(tensor, "offset", 0);
        long length = number(tensor, "length", Math.max(0, tensor.bytes()));
        if (offset < 0 || length < 0 || offset > size || length > size - offset) {
            problems.add(file, FormatCode.ONNX_MISSING, name(tensor) + " reaches past the end of its file");
            return false;
        }
        if (tensor.bytes() >= 0 && length != tensor.bytes()) {
            problems.add(file, FormatCode.ONNX_MALFORMED, name(tensor) + " has not the bytes that its shape needs");
            return false;
        }
        return true;
    }

    /** A number as ONNX writes it, in decimal; -1 when it is none. */
    private static long number(OnnxTensor tensor, String key, long otherwise) {
        String text = tensor.outside().get(key);
        if (text == null) {
            return otherwise;
        }
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private String beside(String location) {
        int folder = file.path().lastIndexOf('/');
        return file.path().substring(0, folder + 1) + location;
    }

    private static String name(OnnxTensor tensor) {
        return "tensor " + Problems.quoted(tensor.name());
    }
}
