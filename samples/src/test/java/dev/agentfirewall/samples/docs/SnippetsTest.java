package dev.agentfirewall.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every Java snippet of the docs compiles against the firewall as it is; every link between them leads somewhere. */
class SnippetsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(@\\w+.*\\n)*(public |final |abstract )*(class|record|interface|enum) ");

    /** Pages whose code is compiled, and run, by tests of the modules they tell of. */
    private static final Set<String> TESTED_ELSEWHERE = Set.of(
            "README.md", "docs/langchain4j.md", "docs/engines.md", "docs/spring-boot.md", "docs/writing-policies.md");

    @TempDir
    Path classes;

    @TestFactory
    Stream<DynamicTest> javaSnippets_compile() throws IOException {
        return pages().filter(
                        page -> !TESTED_ELSEWHERE.contains(ROOT.relativize(page).toString()))
                .flatMap(page -> snippets(page).stream())
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.name, () -> assertThat(errorsIn(snippet)).isEmpty()));
    }

    @Test
    void links_leadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages().toList()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                if (!Files.exists(page.resolveSibling(links.group(1)))) {
                    broken.add(ROOT.relativize(page) + " -> " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String top : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
            pages.add(ROOT.resolve(top));
        }
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }

    private static List<Snippet> snippets(Path page) {
        List<Snippet> snippets = new ArrayList<>();
        try {
            Matcher fences = JAVA.matcher(Files.readString(page));
            while (fences.find()) {
                String name = ROOT.relativize(page) + " snippet " + (snippets.size() + 1);
                snippets.add(new Snippet(name, fences.group(1)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return snippets;
    }

    private String errorsIn(Snippet snippet) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        compiler.getTask(new StringWriter(), null, found, options, null, List.of(snippet.source()))
                .call();
        StringBuilder errors = new StringBuilder();
        for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.append(diagnostic.getMessage(Locale.ROOT)).append('\n');
            }
        }
        return errors.toString();
    }

    private record Snippet(String name, String text) {
        JavaFileObject source() {
            return new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return unit();
                }
            };
        }

        /** Whole files stay as they are; types become nested ones; statements become a method's, with what a reader would have around them. */
        private String unit() {
            if (text.startsWith("package ") || text.startsWith("import ")) {
                return text.replaceFirst("public (final )?class", "class");
            }
            String body = TYPE.matcher(text).find() ? text : "void snippet() throws Exception {\n" + text + "\n}";
            return Surroundings.IMPORTS + "abstract class Snippet {\n" + Surroundings.FIELDS + body + "\n}\n";
        }
    }
}
