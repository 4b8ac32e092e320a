package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceSourceTest {
    private static final String CLASS = "dev/agentfirewall/artifact/SmallModel.class";

    @TempDir
    private Path temp;

    @Test
    void resources_inAJar_arePinnedAndLoaded() throws Exception {
        Path jar = temp.resolve("model.jar");
        write(jar, Map.of("guard/model/a.onnx", "abc", "guard/model/sub/b.json", "{}", "guard/other", "x"));
        try (URLClassLoader loader = loader(jar)) {
            ArtifactSource source = ArtifactSource.resources(owner(loader), "guard/model", "a.onnx");
            Manifest manifest = SmallModel.pinning().pin(source);
            assertThat(manifest.entries()).extracting(ManifestEntry::path).containsExactly("a.onnx", "sub/b.json");
            assertThat(ManifestVerifier.load(source, manifest).bytes("a.onnx")).hasSize(3);
            assertThatThrownBy(() -> source.open("none")).isInstanceOf(FileNotFoundException.class);
        }
    }

    @Test
    void resources_sameNameInAnotherJar_isNotMixedIn() throws Exception {
        Path jar = temp.resolve("model.jar");
        Path other = temp.resolve("other.jar");
        write(jar, Map.of("guard/model/a.onnx", "abc"));
        write(other, Map.of("guard/model/evil.onnx", "abc"));
        try (URLClassLoader loader = loader(jar, other)) {
            ArtifactSource source = ArtifactSource.resources(owner(loader), "guard/model", "a.onnx");
            assertThat(source.entries()).extracting(ArtifactSource.Entry::path).containsExactly("a.onnx");
        }
    }

    @Test
    void resources_inAFolder_areListedFromItsRoot() throws Exception {
        Path classes = temp.resolve("class path");
        copyClass(classes);
        SmallModel.in(classes.resolve("guard/model"));
        try (URLClassLoader loader = loader(classes)) {
            ArtifactSource source = ArtifactSource.resources(owner(loader), "guard/model", "lora/adapter_config.json");
            assertThat(SmallModel.pinning().pin(source)).isEqualTo(SmallModel.pinned(classes.resolve("guard/model")));
        }
    }

    @Test
    void resources_notThere_saysWhich() {
        assertThatThrownBy(() -> ArtifactSource.resources(SmallModel.class, "guard/none", "a.onnx"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("guard/none/a.onnx");
    }

    private static URLClassLoader loader(Path... path) throws IOException {
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = path[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }

    private static Class<?> owner(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass("dev.agentfirewall.artifact.SmallModel");
    }

    private static void copyClass(Path classes) throws IOException {
        Path file = classes.resolve(CLASS);
        Files.createDirectories(file.getParent());
        Files.write(file, bytesOfClass());
    }

    private static byte[] bytesOfClass() throws IOException {
        try (var in = ResourceSourceTest.class.getResourceAsStream("/" + CLASS)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private static void write(Path jar, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(CLASS));
            entries.write(bytesOfClass());
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }
}
