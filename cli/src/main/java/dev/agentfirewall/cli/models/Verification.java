package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.artifact.signing.Bundle;
import dev.agentfirewall.artifact.signing.SignedModel;
import dev.agentfirewall.artifact.signing.Trust;
import dev.agentfirewall.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was verified.
 *
 * @param model which model it is
 * @param files how many files
 * @param signer who signed it, for a signed one
 * @param unsigned what lies there that the signer left out
 */
record Verification(ModelIdentity model, int files, Optional<String> signer, List<String> unsigned) {

    static Verification pinned(byte[] claim, ArtifactSource files)
            throws ManifestException, ArtifactVerificationException {
        Manifest manifest = Manifests.parse(claim);
        return new Verification(
                ManifestVerifier.check(files, manifest), manifest.entries().size(), Optional.empty(), List.of());
    }

    static Verification signed(byte[] claim, Trust trust, ArtifactSource files, LinkedPlace place)
            throws ArtifactVerificationException {
        SignedModel signed = Bundle.parse(claim).verify(trust);
        boolean links =
                signed.statement().allowSymlinks() && place.linksWithin().isEmpty() && Files.isDirectory(place.path());
        // the signer followed links: so do we, as long as they stay in the model
        ArtifactSource read = links ? ModelFiles.at(place.path(), place.path()) : files;
        long count = signed.statement().resources().stream()
                .map(resource -> resource.path())
                .distinct()
                .count();
        return new Verification(
                signed.check(read), Math.toIntExact(count), Optional.of(signed.signer()), signed.unsigned(read));
    }

    static Json failed(String why) {
        return document(false, Json.NULL, Json.NULL, Json.NULL, Json.NULL, List.of(), Json.of(why));
    }

    Json document() {
        return document(
                true,
                Json.of(model.name()),
                model.artifact().map(digest -> Json.of(digest.toString())).orElse(Json.NULL),
                Json.of(files),
                signer.map(Json::of).orElse(Json.NULL),
                unsigned,
                Json.NULL);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("Verified: " + files + " file(s)"
                + signer.map(name -> ", signed by " + name).orElse(""));
        if (!unsigned.isEmpty()) {
            words.add(unsigned.size() + " file(s) lie there that the signer left out: nobody vouches for them.");
        }
        return words;
    }

    private static Json document(
            boolean verified, Json model, Json digest, Json files, Json signer, List<String> unsigned, Json why) {
        return Json.object()
                .put("verified", verified)
                .put("model", model)
                .put("digest", digest)
                .put("files", files)
                .put("signer", signer)
                .put("unsigned", Json.strings(unsigned))
                .put("why", why)
                .build();
    }
}
