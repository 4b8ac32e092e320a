package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A chat template in a file of its own, told by its name: its content is text. */
public final class TemplateInspector implements Inspector {
    @Override
    public String format() {
        return "template";
    }

    @Override
    public Set<String> endings() {
        return Set.of("jinja", "jinja2", "j2");
    }

    @Override
    public boolean recognises(InspectedFile file) {
        return endings().contains(file.ending());
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        // a template of more characters than this has more bytes too, and is told as too long
        byte[] bytes = file.head(4 * ChatTemplate.MAX_CHARACTERS + 4);
        ChatTemplate.inspect(file, "the template", new String(bytes, StandardCharsets.UTF_8), problems);
    }
}
