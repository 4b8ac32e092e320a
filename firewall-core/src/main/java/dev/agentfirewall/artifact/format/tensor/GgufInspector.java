package dev.agentfirewall.artifact.format.tensor;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.Cursor;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import dev.agentfirewall.artifact.format.template.ChatTemplate;
import java.io.IOException;
import java.util.Set;

/** GGUF, what llama.cpp and Ollama load: a header, tensors, and chat templates among the values. */
public final class GgufInspector implements Inspector {
    @Override
    public String format() {
        return "GGUF";
    }

    @Override
    public Set<String> endings() {
        return Set.of("gguf");
    }

    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.startsWith('G', 'G', 'U', 'F');
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        GgufReader reader = new GgufReader(new Cursor(file.bytes()));
        try {
            reader.read();
        } catch (MalformedException e) {
            problems.add(file, FormatCode.GGUF, e.what());
        }
        reader.templates().forEach((key, template) -> ChatTemplate.inspect(file, key, template, problems));
    }
}
