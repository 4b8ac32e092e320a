package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.RegoPolicyDecisionPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Compiles a team's rules together with the default ones to a bundle that the firewall loads. */
public final class PolicyBuilder {
    private final Opa opa;

    public PolicyBuilder(Opa opa) {
        this.opa = opa;
    }

    /**
     * Builds the rules in {@code folder} to {@code bundle}, and writes its digest beside it to {@code <bundle>.sha256}, for
     * {@link BundleTrust#pinnedBy}. A bundle that would not load is not written.
     *
     * @return the bundle's digest
     * @throws PolicyToolException when the rules do not compile; the message is OPA's
     */
    public Digest build(Path folder, Path bundle) {
        try (Workspace workspace = Workspace.of(RuleFolder.of(folder))) {
            byte[] packed = compile(workspace);
            Digest digest = Digest.of(packed);
            RegoPolicyDecisionPoint.of(PolicyBundle.of(packed, BundleTrust.pinned(digest)));
            write(bundle, packed);
            String line = digest.hex() + "  " + bundle.getFileName() + "\n";
            write(bundle.resolveSibling(bundle.getFileName() + ".sha256"), line.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (IOException e) {
            throw new PolicyToolException("bundle `" + bundle + "` not written", e);
        }
    }

    /** The bundle's bytes; the same for the same rules on every machine. */
    byte[] compile(Workspace workspace) throws IOException {
        Opa.Run built = opa.run(
                workspace.rego(),
                List.of(
                        "build",
                        "-b",
                        ".",
                        "-t",
                        "plan",
                        "-e",
                        PolicyBundle.ENTRYPOINT,
                        "--capabilities",
                        "../capabilities.json",
                        "--ignore",
                        "*_test.rego",
                        "-o",
                        "../bundle.tar.gz"));
        if (!built.well()) {
            throw new PolicyToolException("rules not built:\n" + built.said());
        }
        return Files.readAllBytes(workspace.rego().resolveSibling("bundle.tar.gz"));
    }

    // A reload may look at any moment: it finds the old bundle or the new one, never half of it.
    private static void write(Path file, byte[] bytes) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent() == null ? whole : whole.getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".policy", ".part");
        Files.write(part, bytes);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
