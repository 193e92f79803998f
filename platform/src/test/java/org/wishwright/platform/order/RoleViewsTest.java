package org.wishwright.platform.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Each role has a view of its own, each view holds only what that role needs, and no page can be given another role's. */
class RoleViewsTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wishwright.platform");

    private static final String TO_THE_DOOR = CarrierOrder.Opened.class.getName();
    private static final String ADDRESS = DeliveryAddress.class.getName();

    @Test
    void thereIsOneViewARole() {
        assertThat(RoleView.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        SupplierOrder.class,
                        MakerOrder.class,
                        CarrierOrder.class,
                        MerchantOrder.class,
                        OperatorOrder.class);
    }

    @Test
    void aSupplierSeesQuantityAndRegionAlone() {
        assertThat(parts(SupplierOrder.class)).containsExactlyInAnyOrder("quantity int", "region String");
    }

    @Test
    void aCarrierSeesTheTokenAndTheMaskedAddressAndNothingOfWhatWasBought() {
        assertThat(parts(CarrierOrder.class))
                .containsExactlyInAnyOrder("number String", "addressToken String", "waybill Waybill");
        assertThat(parts(CarrierOrder.Opened.class))
                .containsExactlyInAnyOrder("name String", "region String", "street String");
    }

    @Test
    void nobodyButTheBuyerGetsAnAddressOrAPhoneNumber() {
        for (var view : RoleView.class.getPermittedSubclasses()) {
            assertThat(everything(view))
                    .as(view.getSimpleName())
                    .doesNotContain(DeliveryAddress.class, CarrierOrder.Opened.class);
            assertThat(parts(view)).as(view.getSimpleName()).noneMatch(part -> part.startsWith("phone"));
        }
    }

    @Test
    void aPageForARoleKnowsNoOtherRolesView() {
        var others = Map.of(
                "/maker", Set.of(BuyerOrder.class, OperatorOrder.class, MerchantOrder.class, SupplierOrder.class),
                "/operator",
                        Set.of(
                                BuyerOrder.class,
                                MakerOrder.class,
                                MerchantOrder.class,
                                CarrierOrder.class,
                                SupplierOrder.class),
                "/c/",
                        Set.of(
                                BuyerOrder.class,
                                OperatorOrder.class,
                                MakerOrder.class,
                                MerchantOrder.class,
                                SupplierOrder.class));
        others.forEach((path, views) -> {
            var names = views.stream().map(Class::getName).collect(Collectors.toSet());
            assertThat(PROGRAM.stream().filter(one -> answersAt(one, path)))
                    .as(path)
                    .isNotEmpty();
            noClasses()
                    .that(DescribedPredicate.describe(
                            "answer at " + path + " and not to buyers as well",
                            one -> answersAt(one, path) && (path.equals("/c/") || !answersBuyers(one))))
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "are views of others: " + names, one -> names.contains(one.getName())))
                    .check(PROGRAM);
        });
    }

    @Test
    void theAddressToTheDoorIsForTheBuyersPagesAndTheCarriersAlone() {
        noClasses()
                .that(DescribedPredicate.describe("answer at /maker, /operator or /floor", RoleViewsTest::atADesk))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are addresses", one -> one.getName().equals(ADDRESS)))
                .check(PROGRAM);
        noClasses()
                .that(DescribedPredicate.describe("do not answer carriers", one -> !answersAt(one, "/c/")))
                .and()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are addresses to the door", one -> one.getName().equals(TO_THE_DOOR)))
                .check(PROGRAM);
    }

    @Test
    void linesWithMeasuresAreForTheProgramsOwnReckoning() {
        noClasses()
                .that(DescribedPredicate.describe("answer at /operator", one -> answersAt(one, "/operator")))
                .should()
                .callMethod(OrderBook.class, "lines", java.util.Collection.class)
                .orShould()
                .callMethod(OrderBook.class, "forCutting", org.wishwright.platform.identity.Caller.class, OrderId.class)
                .check(PROGRAM);
    }

    /** Where one class answers several, each handler is looked at by itself. */
    @Test
    void noHandlerForARoleCallsForTheBuyersView() {
        var handlers = PROGRAM.stream()
                .filter(RoleViewsTest::atADesk)
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> paths(method).anyMatch(RoleViewsTest::isDesk))
                .toList();
        assertThat(handlers).hasSizeGreaterThan(50);
        assertThat(handlers)
                .allSatisfy(method -> assertThat(method.getMethodCallsFromSelf())
                        .as(method.getFullName())
                        .noneMatch(call -> call.getName().equals("forBuyer")));
    }

    private static boolean answersBuyers(JavaClass one) {
        return one.getMethods().stream().flatMap(RoleViewsTest::paths).anyMatch(path -> path.startsWith("/orders"));
    }

    private static boolean isDesk(String path) {
        return Stream.of("/maker", "/operator", "/floor").anyMatch(path::startsWith);
    }

    private static boolean atADesk(JavaClass one) {
        return Stream.of("/maker", "/operator", "/floor").anyMatch(path -> answersAt(one, path));
    }

    /** Whether a handler of the class is for readers at this path, as a page or under the API. */
    private static boolean answersAt(JavaClass one, String path) {
        return one.getMethods().stream()
                .flatMap(RoleViewsTest::paths)
                .map(at -> at.replaceFirst("^/api/v1(?=/)", ""))
                .anyMatch(
                        at -> path.endsWith("/") ? at.startsWith(path) : at.equals(path) || at.startsWith(path + "/"));
    }

    private static Stream<String> paths(JavaMethod method) {
        if (!method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getName().startsWith("org.springframework.web.bind"))) {
            return Stream.empty();
        }
        var reflected = method.reflect();
        var own = AnnotatedElementUtils.findMergedAnnotation(reflected, RequestMapping.class);
        var above = AnnotatedElementUtils.findMergedAnnotation(reflected.getDeclaringClass(), RequestMapping.class);
        if (own == null) {
            return Stream.empty();
        }
        var roots = above == null || above.path().length == 0 ? List.of("") : List.of(above.path());
        var ends = own.path().length == 0 ? List.of("") : List.of(own.path());
        return roots.stream().flatMap(root -> ends.stream().map(end -> root + end));
    }

    private static Set<String> parts(Class<?> view) {
        return Arrays.stream(view.getRecordComponents())
                .map(part -> part.getName() + " " + part.getType().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types that a record is made of, and those within them. */
    private static Set<Class<?>> everything(Class<?> type) {
        var all = new java.util.LinkedHashSet<Class<?>>();
        gather(type, all);
        return all;
    }

    private static void gather(Type type, Set<Class<?>> all) {
        switch (type) {
            case java.lang.reflect.ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).forEach(one -> gather(one, all));
            case Class<?> plain -> {
                if (all.add(plain) && plain.isRecord()) {
                    Arrays.stream(plain.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(one -> gather(one, all));
                }
            }
            default -> {}
        }
    }
}
