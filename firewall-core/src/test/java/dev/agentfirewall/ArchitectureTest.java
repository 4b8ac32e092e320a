package dev.agentfirewall;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** Reading the packages downwards is reading the design: each looks only at those above it. */
@AnalyzeClasses(packages = "dev.agentfirewall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> DOWNWARDS = List.of(
            "vitals",
            "json",
            "markdown",
            "stream",
            "crypto",
            "files",
            "artifact",
            "provenance",
            "call",
            "scan",
            "conversation",
            "decision",
            "enforcement",
            "audit",
            "model",
            "recording");

    @ArchTest
    static final ArchRule packages_lookOnlyUpwards = order();

    @ArchTest
    static final ArchRule packages_haveNoCycles = SlicesRuleDefinition.slices()
            .matching("dev.agentfirewall.(*)..")
            .should()
            .beFreeOfCycles();

    private static ArchRule order() {
        LayeredArchitecture order = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy("dev.agentfirewall");
        for (String name : DOWNWARDS) {
            order = order.layer(name).definedBy("dev.agentfirewall." + name + "..");
        }
        order = order.whereLayer("door").mayNotBeAccessedByAnyLayer();
        for (int i = 0; i < DOWNWARDS.size(); i++) {
            String[] below = java.util.stream.Stream.concat(
                            DOWNWARDS.subList(i + 1, DOWNWARDS.size()).stream(), java.util.stream.Stream.of("door"))
                    .toArray(String[]::new);
            order = order.whereLayer(DOWNWARDS.get(i)).mayOnlyBeAccessedByLayers(below);
        }
        return order;
    }
}
