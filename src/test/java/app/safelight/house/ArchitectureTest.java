package app.safelight.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the arrows between packages (design record: the README of the architecture is in `src/site/markdown/adr`).
class ArchitectureTest {
    private static final String ROOT = "app.safelight";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /// A package and those of ours it may use.
    private record Arrows(String from, List<String> to) {}

    private static final List<Arrows> ALLOWED = List.of(
            new Arrows("request", List.of()),
            new Arrows("text", List.of("request")),
            new Arrows("weights", List.of("request")),
            new Arrows("diffusion", List.of("request")),
            new Arrows("residency", List.of("request")),
            new Arrows("store", List.of("request")),
            new Arrows("store.a1111", List.of("store", "request")),
            new Arrows("engine", List.of("engine.image", "diffusion", "text", "weights", "residency", "request")),
            new Arrows("engine.image", List.of("request")),
            new Arrows("engine.djl", List.of("engine", "diffusion", "weights", "residency", "request")),
            new Arrows("engine.remote", List.of("engine", "weights", "request")),
            new Arrows("cli", List.of("engine", "residency", "weights", "store", "request")),
            new Arrows("ui", List.of("engine", "engine.image", "text", "residency", "weights", "store", "request")));

    /// A library and the only packages that may name it.
    private static final List<Arrows> LIBRARIES = List.of(
            new Arrows("javafx..", List.of("ui..")),
            new Arrows("atlantafx..", List.of("ui..")),
            new Arrows("org.kordamp..", List.of("ui..")),
            new Arrows("ai.djl..", List.of("engine.djl")),
            new Arrows("picocli..", List.of("cli", "")),
            new Arrows("java.awt..", List.of("store")),
            new Arrows("javax.imageio..", List.of("store")));

    @TestFactory
    List<DynamicTest> everyPackageUsesOnlyWhatItMay() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Arrows arrows : ALLOWED) {
            List<String> open = new ArrayList<>(arrows.to());
            open.add(arrows.from());
            String[] packages = open.stream().map(ArchitectureTest::pattern).toArray(String[]::new);
            DescribedPredicate<JavaClass> foreign =
                    resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(packages)));
            tests.add(DynamicTest.dynamicTest(
                    arrows.from(),
                    () -> noClasses()
                            .that()
                            .resideInAPackage(pattern(arrows.from()))
                            .should()
                            .dependOnClassesThat(foreign)
                            .allowEmptyShould(true)
                            .check(CLASSES)));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyLibraryIsNamedOnlyWhereItMayBe() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Arrows library : LIBRARIES) {
            String[] packages = library.to().stream()
                    .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
                    .toArray(String[]::new);
            tests.add(DynamicTest.dynamicTest(
                    library.from(),
                    () -> noClasses()
                            .that()
                            .resideOutsideOfPackages(packages)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library.from())
                            .check(CLASSES)));
        }
        return tests;
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".cli..", ROOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void oneClassCrossesThreads() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".ui.run.FxDelivery")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoToolkit() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .or()
                .haveSimpleNameEndingWith("Entry")
                .or()
                .haveSimpleName("JobQueue")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .check(CLASSES);
    }

    @Test
    void masksKnowNoToolkit() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ui.mask")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .check(CLASSES);
    }

    /// `engine` alone does not take in `engine.djl`; the user interface has a sub-package for each panel.
    private static String pattern(String name) {
        return ROOT + "." + name + (name.equals("ui") || name.equals("cli") ? ".." : "");
    }
}
