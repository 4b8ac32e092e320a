package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Problems;
import dev.agentfirewall.artifact.format.template.ChatTemplate;
import dev.agentfirewall.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What in a JSON file makes a loader run code: references to classes beside it or elsewhere, Keras's Lambda, chat templates. */
final class LoaderHints {
    private static final String TEMPLATE = "chat_template";

    /** Modules of Keras that fetch files or switch off its own checks; no layer lives there. */
    private static final Set<String> TOOLS = Set.of("keras.config", "keras.utils", "keras.saving");

    private static final Set<String> LAMBDAS = Set.of("Lambda", "__lambda__");

    private final InspectedFile file;
    private final Problems problems;

    LoaderHints(InspectedFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Searches {@code json} to its depths, which its reader has bounded. */
    void search(Json json) {
        if (json instanceof Json.Obj object) {
            object(object);
            object.members().values().forEach(this::search);
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(this::search);
        }
    }

    private void object(Json.Obj object) {
        object.get(TEMPLATE).ifPresent(this::template);
        object.get("auto_map").ifPresent(map -> reference("`auto_map` points to code that comes with the model"));
        object.get("custom_pipelines")
                .ifPresent(map -> reference("`custom_pipelines` points to code that comes with the model"));
        if (object.get("trust_remote_code").equals(Optional.of(Json.TRUE))) {
            reference("`trust_remote_code` asks for the model's own code to be run");
        }
        keras(object);
    }

    private void reference(String detail) {
        problems.add(file, FormatCode.CODE_REFERENCE, detail);
    }

    /** One template, or a list of named ones, or an object of them. */
    private void template(Json value) {
        if (value instanceof Json.Str text) {
            ChatTemplate.inspect(file, TEMPLATE, text.value(), problems);
        } else if (value instanceof Json.Arr list) {
            list.elements().forEach(this::named);
        } else if (value instanceof Json.Obj templates) {
            templates.members().forEach(this::named);
        } else if (!value.equals(Json.NULL)) {
            problems.add(
                    file, FormatCode.TEMPLATE_MALFORMED, "`chat_template` is neither text nor a list of templates");
        }
    }

    private void named(Json element) {
        if (element instanceof Json.Obj entry && entry.members().get("template") instanceof Json.Str text) {
            ChatTemplate.inspect(file, TEMPLATE, text.value(), problems);
        } else {
            problems.add(file, FormatCode.TEMPLATE_MALFORMED, "`chat_template` lists something that is no template");
        }
    }

    private void named(String name, Json template) {
        if (template instanceof Json.Str text) {
            ChatTemplate.inspect(file, TEMPLATE, text.value(), problems);
        } else {
            problems.add(file, FormatCode.TEMPLATE_MALFORMED, "`chat_template` holds something that is no template");
        }
    }

    private void keras(Json.Obj object) {
        Map<String, Json> members = object.members();
        if (!(members.get("class_name") instanceof Json.Str name)) {
            return;
        }
        if (LAMBDAS.contains(name.value())) {
            problems.add(file, FormatCode.KERAS_LAMBDA, "a Keras layer or function that holds code");
        }
        if (members.get("module") instanceof Json.Str module && !ofKeras(module.value(), name.value())) {
            reference("class " + Problems.quoted(module.value() + "." + name.value()) + " is not one of Keras");
        }
    }

    private static boolean ofKeras(String module, String name) {
        boolean keras = module.equals("keras") || module.startsWith("keras.");
        return (keras && !TOOLS.contains(module))
                || module.startsWith("keras_nlp.")
                || module.startsWith("keras_hub.")
                || (module.equals("builtins") && name.equals("function"));
    }
}
