package org.wishwright.configuration.format.punchout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.punchout.OciReturn.Item;
import org.wishwright.kernel.Outcome.Refused;

class OciReturnTest {

    private static final String SHELF = """
            wishwright-model 1
            model shelf
            name en "Shelf made to measure for the whole of your library"
            name zh "定制书架"
            currency EUR
            base 20000
            module wood
              name en "Wood"
              name zh "木材"
              option oak
                name en "Oak"
                name zh "橡木"
                price 1250
            """;

    private static Item item(String quantity, String unit, String vendorMaterial) {
        return item(SHELF, quantity, unit, vendorMaterial);
    }

    private static Item item(String shelf, String quantity, String unit, String vendorMaterial) {
        var model = ModelText.read(shelf).orThrow();
        var configuration =
                new Evaluator(model).configuration(Map.of("wood", "oak")).orThrow();
        return new Item(model, configuration, "en", new BigDecimal(quantity), unit, vendorMaterial, 12);
    }

    @Test
    void aConfigurationBecomesFields() {
        var fields = OciReturn.fields(List.of(item("2", "PCE", "W-1"), item("1.5", "EA", "W-2")))
                .orThrow();
        assertThat(fields)
                .containsEntry("NEW_ITEM-DESCRIPTION[1]", "Shelf made to measure for the whole of y")
                .containsEntry("NEW_ITEM-QUANTITY[1]", "2.000")
                .containsEntry("NEW_ITEM-UNIT[1]", "PCE")
                .containsEntry("NEW_ITEM-PRICE[1]", "212.500")
                .containsEntry("NEW_ITEM-PRICEUNIT[1]", "1")
                .containsEntry("NEW_ITEM-CURRENCY[1]", "EUR")
                .containsEntry("NEW_ITEM-LEADTIME[1]", "12")
                .containsEntry("NEW_ITEM-VENDORMAT[1]", "W-1")
                .containsEntry("NEW_ITEM-LONGTEXT_1:132[]", "Wood: Oak")
                .containsEntry("NEW_ITEM-QUANTITY[2]", "1.500")
                .containsEntry("NEW_ITEM-VENDORMAT[2]", "W-2");
    }

    @Test
    void controlCharactersOfNamesBecomeSpaces() {
        var shelf = SHELF.replace("Shelf made", "Shelf\u0085\u0091made").replace("\"Oak\"", "\"Oak\u007Fdark\"");
        assertThat(OciReturn.fields(List.of(item(shelf, "2", "PCE", "W-1"))).orThrow())
                .containsEntry("NEW_ITEM-DESCRIPTION[1]", "Shelf made to measure for the whole of y")
                .containsEntry("NEW_ITEM-LONGTEXT_1:132[]", "Wood: Oak dark");
    }

    @Test
    void whatNoFieldCanHoldIsRefused() {
        for (var wrong : Map.of(
                        "oci.quantity", item("0", "PCE", "W"),
                        "oci.unit", item("1", "pieces", "W"),
                        "oci.vendor-material", item("1", "PCE", "W".repeat(41)))
                .entrySet()) {
            assertThat(OciReturn.fields(List.of(wrong.getValue())))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.refusal().code()).isEqualTo(wrong.getKey()));
        }
        assertThat(OciReturn.fields(List.of()).isAccepted()).isFalse();
    }

    @Test
    void aSellersNumberWithATabIsRefused() {
        assertThat(OciReturn.fields(List.of(item("1", "PCE", "W-\t1"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("oci.vendor-material"));
    }
}
