package dev.agentfirewall.approvals.fire;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests' class path, for processes that tests start, however the tests were started themselves. */
final class ClassPath {
    private ClassPath() {}

    static String ofTests() {
        if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(ClassPath::path).collect(Collectors.joining(File.pathSeparator));
        }
        return Stream.of("surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static String path(URL url) {
        return Path.of(java.net.URI.create(url.toString())).toString();
    }
}
