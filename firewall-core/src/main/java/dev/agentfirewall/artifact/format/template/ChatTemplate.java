package dev.agentfirewall.artifact.format.template;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.MalformedException;
import dev.agentfirewall.artifact.format.read.Problems;
import java.util.Set;

/**
 * A chat template, which a tokenizer runs on every conversation. It may format: loop over messages, choose, trim and print. It may not reach
 * for what Python keeps behind its objects, load other templates, or call what is not known to be harmless.
 *
 * <p><b>Limitations.</b> A template that only formats may still lie: it can drop a message or slip in a sentence. Against that stands its digest
 * in the manifest, and whoever reads it before pinning.
 */
public final class ChatTemplate {
    static final int MAX_CHARACTERS = 1 << 18;

    private ChatTemplate() {}

    /** Tells what the template that stands under {@code key} of {@code file} does beyond formatting. */
    public static void inspect(InspectedFile file, String key, String template, Problems problems) {
        if (template.length() > MAX_CHARACTERS) {
            problems.add(file, FormatCode.TEMPLATE_MALFORMED, Problems.quoted(key) + " is longer than is read");
            return;
        }
        try {
            Set<String> broken = TemplateRules.broken(TemplateParser.parse(template));
            broken.stream()
                    .limit(20)
                    .forEach(what -> problems.add(file, FormatCode.TEMPLATE, Problems.quoted(key) + " uses " + what));
        } catch (MalformedException e) {
            problems.add(file, FormatCode.TEMPLATE_MALFORMED, Problems.quoted(key) + ": " + e.what());
        }
    }
}
