package org.wishwright.configuration.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.editing.Edit.Row;
import org.wishwright.configuration.editing.PastedPrices.Cell;
import org.wishwright.configuration.format.ModelText;

class PastedPricesTest {

    private static final Model MODEL = ModelText.read("""
            wishwright-model 1
            model m
            currency CNY
            base 0
            module wood
              option oak
                name en "Oak"
                name zh "橡木"
              option pine
            module size
              name en "Size"
              option s
              option l
            """).orThrow();

    @Test
    void a_table_of_two_dimensions_is_read() {
        var pasted = PastedPrices.of("\ts\tl\n橡木\t1,280.50\t¥1300\npine\t\t-20\n", MODEL);
        assertThat(pasted.scope()).containsExactly("wood", "size");
        assertThat(pasted.rows())
                .containsExactly(
                        new Row(List.of("oak", "s"), 128_050),
                        new Row(List.of("oak", "l"), 130_000),
                        new Row(List.of("pine", "l"), -2_000));
        assertThat(pasted.isWhole()).isTrue();
    }

    @Test
    void a_list_is_read_with_and_without_its_heads() {
        var rows = List.of(new Row(List.of("oak", "l"), 500), new Row(List.of("pine", "s"), 0));
        assertThat(PastedPrices.of("wood,Size,price\nOak,l,5\npine,s,0", MODEL).rows())
                .isEqualTo(rows);
        assertThat(PastedPrices.of("Oak;l;5\npine;s;0", MODEL).rows()).isEqualTo(rows);
        assertThat(PastedPrices.of("oak\t5 CNY", MODEL).rows()).containsExactly(new Row(List.of("oak"), 500));
    }

    @Test
    void bad_cells_are_marked_where_they_stand() {
        var pasted = PastedPrices.of(
                "wood\tSize\tprice\noak\ts\tfive\nelm\tl\t5\noak\tl\t1.005\noak\tl\t7\noak\tl\t8\npine", MODEL);
        assertThat(pasted.isWhole()).isFalse();
        assertThat(pasted.cells().stream()
                        .flatMap(List::stream)
                        .filter(c -> !c.fault().isEmpty()))
                .containsExactly(
                        new Cell("five", "amount"),
                        new Cell("elm", "option"),
                        new Cell("1.005", "amount"),
                        new Cell("8", "twice"),
                        new Cell("", "option"),
                        new Cell("", "missing"));
        assertThat(PastedPrices.of("Oak\tfive\nElm\t5", MODEL).cells())
                .containsExactly(
                        List.of(new Cell("Oak", ""), new Cell("five", "amount")),
                        List.of(new Cell("Elm", "option"), new Cell("5", "")));
        assertThat(PastedPrices.of("", MODEL).isWhole()).isFalse();
        assertThat(PastedPrices.of("<script>\t🪵\n1\t2", MODEL).scope()).isEmpty();
        assertThat(PastedPrices.minor("99999999999999999", Currency.getInstance("CNY")))
                .isEmpty();
        assertThat(PastedPrices.minor("¥1,5e3", Currency.getInstance("CNY"))).isEmpty();
        assertThat(PastedPrices.minor("1000", Currency.getInstance("JPY"))).contains(1000L);
        assertThat(PastedPrices.minor("12 CNY", Currency.getInstance("CNY"))).contains(1200L);
        assertThat(PastedPrices.minor("12 EUR", Currency.getInstance("CNY"))).isEmpty();
        assertThat(PastedPrices.minor("€12", Currency.getInstance("CNY"))).isEmpty();
        assertThat(PastedPrices.minor("$12", Currency.getInstance("USD"))).contains(1200L);
    }
}
