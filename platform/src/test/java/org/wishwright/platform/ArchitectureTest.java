package org.wishwright.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(WishwrightApplication.class);
    private static final String SEARCH = "org.wishwright.configuration.fallback..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wishwright");

    @Test
    void modulesKeepToTheirAllowedDependenciesAndHaveNoCycles() {
        MODULES.verify();
    }

    /** {@code -Dwishwright.draw=true} writes what this test would otherwise only compare. */
    @Test
    void theDrawingShowsTheModulesAsTheyAre() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.isDirectory(here.resolve("engines")) ? here : Objects.requireNonNull(here.getParent());
        var file = root.resolve(ModuleDrawing.FILE);
        var drawing = new ModuleDrawing(MODULES, root).markdown();
        if (Boolean.getBoolean("wishwright.draw")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, drawing);
        }
        assertThat(file)
                .as("The modules have changed; ./wishwright test -pl platform -am -Dtest=ArchitectureTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dwishwright.draw=true draws them anew")
                .content()
                .isEqualTo(drawing);
    }

    @Test
    void enginesKnowTheJdkAndTheKernelOnly() {
        for (var engine : new String[] {"kernel", "configuration", "planning", "provenance", "measurement", "market"}) {
            var own = "org.wishwright." + engine + "..";
            classes()
                    .that()
                    .resideInAPackage(own)
                    .and()
                    .resideOutsideOfPackage(SEARCH)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "javax.xml.stream..", "org.jspecify..", "org.wishwright.kernel..", own)
                    .check(CLASSES);
        }
    }

    /** Models too hard to compile are searched by a library, which nothing else may lean on. */
    @Test
    void onlyTheFallbackKnowsTheSatSolver() {
        classes()
                .that()
                .resideInAPackage(SEARCH)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.logicng..",
                        "org.wishwright.kernel..",
                        "org.wishwright.configuration..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCyclesInsideEnginesAndModulesToo() {
        slices().matching("org.wishwright.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
