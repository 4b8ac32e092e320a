package dev.agentfirewall.artifact;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file of a model is for. A word for people and policies: every file is verified alike. */
public enum ArtifactRole {
    /** Parameters, or a graph that holds them. */
    WEIGHTS,
    /** Parameters laid over those of a base model, such as LoRA. */
    ADAPTER,
    /** How text becomes tokens. */
    TOKENIZER,
    /** How messages become a prompt. */
    TEMPLATE,
    /** Settings. */
    CONFIG,
    /** Licence, card, notes. */
    DOCUMENT,
    /** Program text. */
    CODE,
    OTHER;

    private static final Set<String> WEIGHT_ENDINGS = Set.of(
            "safetensors", "gguf", "onnx", "onnx_data", "bin", "pt", "pth", "ckpt", "h5", "npz", "tflite", "msgpack");
    private static final Set<String> CODE_ENDINGS = Set.of("py", "so", "dll", "dylib", "sh", "js", "jar");
    private static final Set<String> CONFIG_ENDINGS = Set.of("json", "yaml", "yml", "toml", "ini", "txt");

    /** The name in manifests, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role called {@code word}, empty when there is none. */
    public static Optional<ArtifactRole> of(String word) {
        for (ArtifactRole role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** What a file called {@code path} is likely for. A guess from names, to be mended by hand in the manifest. */
    public static ArtifactRole guess(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (name.startsWith("adapter")) {
            return ADAPTER;
        }
        if (name.contains("tokenizer")
                || name.startsWith("vocab")
                || name.startsWith("merges")
                || name.endsWith("spm.model")
                || name.startsWith("special_tokens")) {
            return TOKENIZER;
        }
        if (name.contains("template") || ending.equals("jinja")) {
            return TEMPLATE;
        }
        if (ending.equals("md") || name.startsWith("licen") || name.startsWith("notice") || name.startsWith("readme")) {
            return DOCUMENT;
        }
        if (WEIGHT_ENDINGS.contains(ending) || name.startsWith("sha256-")) { // Ollama's blobs are called by digest
            return WEIGHTS;
        }
        return CODE_ENDINGS.contains(ending) ? CODE : CONFIG_ENDINGS.contains(ending) ? CONFIG : OTHER;
    }
}
