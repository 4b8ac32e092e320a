package dev.agentfirewall.artifact.format;

/**
 * Why a file is refused. Codes are stable: policies, manifests and scripts may name them.
 */
public enum FormatCode {
    /** A pickle, whatever it imports: loading it runs a program. */
    PICKLE("pickle"),
    /** A pickle that imports more than what rebuilds tensors. */
    PICKLE_IMPORT("pickle.import"),
    /** A pickle that could not be walked to its end, so that what it imports is not known. */
    PICKLE_INCOMPLETE("pickle.incomplete"),
    /** An entry whose name leads out of the folder it is unpacked into. */
    ARCHIVE_ESCAPE("archive.escape"),
    /** An entry that is a link or a device. */
    ARCHIVE_LINK("archive.link"),
    /** Two entries that some file system or reader takes for one. */
    ARCHIVE_DUPLICATE("archive.duplicate"),
    /** More entries, more nesting or more bytes unpacked than an honest model needs. */
    ARCHIVE_BOMB("archive.bomb"),
    /** Two places of an archive tell different stories, or bytes lie where no entry is. */
    ARCHIVE_AMBIGUOUS("archive.ambiguous"),
    /** An entry nobody can look into without a password. */
    ARCHIVE_ENCRYPTED("archive.encrypted"),
    /** An archive that is broken. */
    ARCHIVE_MALFORMED("archive.malformed"),
    /** A kind of archive or compression that is not looked into. */
    ARCHIVE_OPAQUE("archive.opaque"),
    /** Weights outside the model's own files. */
    ONNX_EXTERNAL("onnx.external"),
    /** Weights said to be in a file that is missing or too short. */
    ONNX_MISSING("onnx.missing"),
    /** An operator that no runtime brings along, or one that runs or loads code. */
    ONNX_OPERATOR("onnx.operator"),
    /** A graph that trains. */
    ONNX_TRAINING("onnx.training"),
    /** A graph that is broken or contradicts itself. */
    ONNX_MALFORMED("onnx.malformed"),
    /** A header that is broken or lies about the bytes behind it. */
    SAFETENSORS("safetensors"),
    /** A header that is broken or lies about the bytes behind it. */
    GGUF("gguf"),
    /** A chat template that does more than format. */
    TEMPLATE("template"),
    /** A chat template that cannot be read. */
    TEMPLATE_MALFORMED("template.malformed"),
    /** Source or byte code. */
    CODE("code"),
    /** A configuration that makes a loader run code. */
    CODE_REFERENCE("code.reference"),
    /** A program, a library or a script for the machine. */
    EXECUTABLE("executable"),
    /** A Keras layer that holds code. */
    KERAS_LAMBDA("keras.lambda"),
    /** HDF5, which is not looked into. */
    HDF5("hdf5"),
    /** A TensorFlow graph that touches files or runs code. */
    TENSORFLOW_OPERATOR("tensorflow.operator"),
    /** A TensorFlow graph: a program of another runtime, of which only dangerous operators are known here. */
    TENSORFLOW("tensorflow"),
    /** JSON that readers may disagree about. */
    JSON("json"),
    /** A file that its name calls something else. */
    MISNAMED("misnamed"),
    /** One file in two formats. */
    POLYGLOT("polyglot"),
    /** A link, a device, or what cannot be read. */
    NOT_A_FILE("not_a_file"),
    /** More problems than are told. */
    AND_MORE("and_more"),
    /** A format that is not known here: nothing is known against it, nor for it. */
    UNKNOWN("unknown");

    private final String word;

    FormatCode(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
