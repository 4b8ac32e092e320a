package dev.agentfirewall.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No {@code toString} of a public type tells what is guarded, whichever types there will be: each component of each record is given a
 * secret in turn, but for those that are names, and each class that writes itself has to be among those that were looked at.
 */
class NothingTellsTest {
    /** Known by their class alone to have nothing of a request in them: a plan's counts, a program's path, a model's name and digest. */
    private static final Set<String> HARMLESS =
            Set.of("Plan", "Opa", "VerifiedArtifact", "Page", "Placeholders", "Ed25519Signer", "Ed25519Keys");

    /** Made only by the enforcement point; it writes the {@code ToolCall} in it. */
    private static final Set<String> OUT_OF_REACH = Set.of("AuthorizedCall");

    /** Readers of models' files: nothing of a request reaches them. */
    private static final String MODEL_FILES = "dev.agentfirewall.artifact.format";

    /** The tracer stands behind a seam of core: what it reads it hands on as facts, which are looked at here. */
    private static final String TRACER = "dev.agentfirewall.trace";

    private static final List<Class<?>> TYPES = publicTypes();

    private static List<Class<?>> publicTypes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.agentfirewall")
                        .stream()
                        .filter(NothingTellsTest::isPublic)
                        .filter(type -> !type.getPackageName().startsWith(MODEL_FILES))
                        .filter(type -> !type.getPackageName().startsWith(TRACER))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(NothingTellsTest::isPublic).orElse(true);
    }

    @Test
    void toString_ofARecord_tellsNamesAlone() {
        List<String> telling = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : TYPES) {
            RecordComponent[] components = components(type);
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                Optional<Object> instance = Samples.isPublic(component) ? Optional.empty() : Sample.of(type, i);
                tried += instance.isPresent() ? 1 : 0;
                if (instance.filter(NothingTellsTest::tells).isPresent()) {
                    telling.add(type.getSimpleName() + "." + component.getName());
                }
            }
        }
        assertThat(telling).isEmpty();
        assertThat(tried).isGreaterThan(100);
    }

    private static RecordComponent[] components(Class<?> type) {
        return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    }

    private static boolean tells(Object instance) {
        String text = instance.toString();
        return text.contains(Sample.SECRET_TEXT) || text.contains(Sample.SECRET_NUMBER.toPlainString());
    }

    @Test
    void toString_ofAClass_isOneThatWasLookedAt() {
        Stream<String> lookedAt =
                Samples.telling().stream().map(instance -> instance.getClass().getSimpleName());
        List<String> known = Stream.of(lookedAt, HARMLESS.stream(), OUT_OF_REACH.stream())
                .flatMap(names -> names)
                .toList();
        assertThat(TYPES.stream().filter(NothingTellsTest::writesItself).map(Class::getSimpleName))
                .isSubsetOf(known);
        assertThat(Samples.telling()).noneMatch(NothingTellsTest::tells);
    }

    private static boolean writesItself(Class<?> type) {
        return !type.isRecord()
                && !type.isEnum()
                && Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("toString") && method.getParameterCount() == 0);
    }
}
