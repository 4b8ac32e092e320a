package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle claims: an in-toto statement v1 whose predicate lists a model's files and their digests.
 *
 * @param name what the signer calls the model: words for people, nothing depends on them
 * @param resources the files, or pieces of files, each once
 * @param hashType by which algorithm they are digested; only {@code sha256} can be verified here
 * @param shardSize how large each piece is, where files are digested in pieces
 * @param allowSymlinks whether symbolic links stand for the files they lead to
 * @param ignorePaths files and folders that the signer left out
 */
public record Statement(
        String name,
        List<Resource> resources,
        String hashType,
        Optional<Long> shardSize,
        boolean allowSymlinks,
        List<String> ignorePaths) {
    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";

    public Statement {
        resources = List.copyOf(resources);
        ignorePaths = List.copyOf(ignorePaths);
    }

    /**
     * One file, or one piece of a file.
     *
     * @param path the file
     * @param start the first byte of the piece; 0 for a whole file
     * @param end the byte after its last; −1 for a whole file, whose length is not stated
     * @param digest in lower-case hexadecimal digits
     */
    public record Resource(String path, long start, long end, String digest) {
        /** The name it has in the statement. */
        String name() {
            return end < 0 ? path : path + ":" + start + ":" + end;
        }
    }

    /** The digest over all resources' digests, in their order: one name for the whole model. */
    public Digest rootDigest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        resources.forEach(resource -> all.writeBytes(HexFormat.of().parseHex(resource.digest())));
        return Digest.of(all.toByteArray());
    }

    Json document() {
        Json subject = Json.object()
                .put("name", name)
                .put("digest", Json.object().put("sha256", rootDigest().hex()).build())
                .build();
        return Json.object()
                .put("_type", TYPE)
                .put("subject", new Json.Arr(List.of(subject)))
                .put("predicateType", PREDICATE_TYPE)
                .put("predicate", predicate())
                .build();
    }

    private Json predicate() {
        Json.ObjBuilder serialization = Json.object()
                .put("method", shardSize.isPresent() ? "shards" : "files")
                .put("hash_type", hashType)
                .put("allow_symlinks", allowSymlinks)
                .put("ignore_paths", Json.strings(ignorePaths));
        shardSize.ifPresent(size -> serialization.put("shard_size", size));
        return Json.object()
                .put("serialization", serialization.build())
                .put("resources", Json.array(resources, this::resource))
                .build();
    }

    private Json resource(Resource resource) {
        return Json.object()
                .put("name", resource.name())
                .put("algorithm", hashType)
                .put("digest", resource.digest())
                .build();
    }
}
