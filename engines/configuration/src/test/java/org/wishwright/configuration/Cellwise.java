package org.wishwright.configuration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.wishwright.configuration.Enumeration.Product;

/** Products by the options that the compiled form tells apart: of a text its length, of a fine number its range. */
record Cellwise(Model model, Vocabulary vocabulary) {

    /** A product by its cells. */
    record Whole(List<Integer> cells, long total) {}

    List<Whole> whole(List<Product> products) {
        return products.stream()
                .map(product -> new Whole(cells(product), product.total()))
                .toList();
    }

    /** Position of the option by position of the module; hidden modules are left out. */
    List<Integer> cells(Product product) {
        return IntStream.range(0, model.modules().size())
                .mapToObj(m -> at(m, product))
                .toList();
    }

    private int at(int m, Product product) {
        var choice = Objects.requireNonNull(
                product.choices().get(model.modules().get(m).id()));
        return model.modules().get(m).kind() instanceof Kind.Number
                ? vocabulary.optionOf(m, choice)
                : vocabulary.indexOf(m, choice);
    }

    /** Of whole choices as a consumer sees them. */
    List<Integer> cells(Map<String, String> choices) {
        return IntStream.range(0, model.modules().size())
                .mapToObj(m -> vocabulary.optionOf(
                        m,
                        Objects.requireNonNull(
                                choices.get(model.modules().get(m).id()))))
                .toList();
    }

    long distinct(List<Product> products) {
        return products.stream().map(this::cells).distinct().count();
    }

    /** How many choices of a selection a product breaks, but for one module's. */
    int broken(Selection selection, List<Integer> cells, int except) {
        int broken = 0;
        for (int m = 0; m < cells.size(); m++) {
            if (m != except && selection.chosen(m) >= 0 && selection.chosen(m) != cells.get(m)) {
                broken++;
            }
        }
        return broken;
    }
}
