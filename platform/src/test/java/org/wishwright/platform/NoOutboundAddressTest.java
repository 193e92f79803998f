package org.wishwright.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Nobody can make the program fetch an address: what speaks to others is money's, whose addresses are the operator's own. */
class NoOutboundAddressTest {

    @Test
    void onlyMoneyAndWitnessesAreSpokenTo() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.wishwright.platform.ledger..", "org.wishwright.simulator..", "org.wishwright.benchmarks..")
                .and()
                .doNotHaveFullyQualifiedName(QuickStart.class.getName()) // its own second program, on this machine
                .and() // the witnesses that the operator has named
                .haveNameNotMatching("org\\.wishwright\\.platform\\.evidence\\.work\\.Witnessing(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.HttpClient")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .orShould()
                .callMethod(java.net.URL.class, "openConnection")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.client..", "org.springframework.web.reactive.function.client..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.wishwright"));
    }
}
