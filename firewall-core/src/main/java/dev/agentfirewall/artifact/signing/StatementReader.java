package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.signing.Statement.Resource;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an in-toto statement with OMS's predicate, and checks that it agrees with itself. */
final class StatementReader {
    private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "blake2b", 128, "blake3", 64);

    private StatementReader() {}

    static Statement read(byte[] payload) throws BundleException {
        Fields fields = Fields.parse(payload, "the statement").only("_type", "subject", "predicateType", "predicate");
        fields.constant("_type", Statement.TYPE);
        fields.constant("predicateType", Statement.PREDICATE_TYPE);
        List<Json> subjects = fields.array("subject");
        if (subjects.size() != 1) {
            throw fields.wrong("must be about one subject, not " + subjects.size());
        }
        Fields subject = Fields.of(subjects.get(0), "the subject");
        // a digest by another algorithm would be one that nobody checks
        Fields digests = subject.object("digest").only("sha256");
        Statement statement = SingleFile.named(statement(subject.text("name"), fields.object("predicate")));
        if (!statement.rootDigest().hex().equals(digests.hex("sha256", 64))) {
            throw subject.wrong("has another digest than its resources add up to");
        }
        return statement;
    }

    private static Statement statement(String name, Fields predicate) throws BundleException {
        predicate.only("resources", "serialization");
        Fields serialization = predicate
                .object("serialization")
                .only("method", "hash_type", "shard_size", "allow_symlinks", "ignore_paths");
        String hashType = serialization.text("hash_type");
        if (!HEX_DIGITS.containsKey(hashType)) {
            throw serialization.wrong("must name an algorithm of " + HEX_DIGITS.keySet() + " in `hash_type`");
        }
        Optional<Long> shardSize = shardSize(serialization);
        return new Statement(
                name,
                resources(predicate, hashType, shardSize),
                hashType,
                shardSize,
                serialization.bool("allow_symlinks"),
                ignorePaths(serialization));
    }

    private static Optional<Long> shardSize(Fields serialization) throws BundleException {
        String method = serialization.text("method");
        if (method.equals("files") && !serialization.has("shard_size")) {
            return Optional.empty();
        }
        if (method.equals("shards") && serialization.required("shard_size") instanceof Json.Num size) {
            try {
                long bytes = size.value().longValueExact();
                if (bytes > 0) {
                    return Optional.of(bytes);
                }
            } catch (ArithmeticException e) {
                // told below
            }
        }
        throw serialization.wrong("must have method `files` and no `shard_size`, or `shards` and a positive whole one");
    }

    private static List<String> ignorePaths(Fields serialization) throws BundleException {
        List<String> paths = new ArrayList<>();
        if (serialization.has("ignore_paths")) {
            for (Json json : serialization.array("ignore_paths")) {
                if (!(json instanceof Json.Str path) || IgnoredPaths.problem(path.value())) {
                    throw serialization.wrong("must hold relative paths without wildcards in `ignore_paths`");
                }
                paths.add(path.value());
            }
        }
        return paths;
    }

    // The reference implementation (1.1.1) adds the size to the algorithm's name where it digests pieces.
    private static void algorithm(Fields resource, String hashType, Optional<Long> shardSize) throws BundleException {
        String sharded = hashType + "-sharded-" + shardSize.orElse(0L);
        if (shardSize.isEmpty() || !resource.text("algorithm").equals(sharded)) {
            resource.constant("algorithm", hashType);
        }
    }

    private static List<Resource> resources(Fields predicate, String hashType, Optional<Long> shardSize)
            throws BundleException {
        List<Json> found = predicate.array("resources");
        if (found.isEmpty() || found.size() > Manifest.MAX_ENTRIES) {
            throw predicate.wrong("must hold 1 to " + Manifest.MAX_ENTRIES + " resources");
        }
        List<Resource> resources = new ArrayList<>();
        for (Json json : found) {
            Fields fields = Fields.of(json, "resource " + (resources.size() + 1));
            algorithm(fields, hashType, shardSize);
            String name = fields.text("name");
            String digest = fields.hex("digest", HEX_DIGITS.getOrDefault(hashType, 0));
            Resource resource = shardSize.isPresent()
                    ? Shards.parse(name, digest).orElseThrow(() -> fields.wrong("must be named `path:start:end`"))
                    : new Resource(name, 0, -1, digest);
            Optional<String> problem = ArtifactPath.problem(resource.path());
            if (problem.isPresent() && !SingleFile.stands(name, found.size())) {
                throw fields.wrong("has a path that " + problem.get());
            }
            resources.add(resource);
        }
        ResourceOrder.check(resources);
        if (shardSize.isPresent()) {
            Shards.check(resources, shardSize.get());
        }
        return resources;
    }
}
