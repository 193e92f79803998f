package org.wishwright.configuration.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.table.CellFault.Reason;
import org.wishwright.configuration.format.table.TableModel.Product;
import org.wishwright.configuration.format.table.TableModel.Reading;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

class TableTest {

    private static final Product SHELF = new Product("shelf", "Shelf", "en", Currency.getInstance("EUR"));
    private static final String VARIANTS = """
            No.,Wood,Height,Price,Available
            1,Oak,90 cm,"1,200.50",yes
            2,Oak,200 cm,€1500,x
            3,Pine,90 cm,４００,是
            4,Pine,200 cm,450.5,no
            """;

    private static Table table(String csv) {
        return Table.read(csv.getBytes(StandardCharsets.UTF_8)).orThrow();
    }

    private static Reading reading(Table table) {
        return TableModel.read(table, Mapping.guess(table), SHELF).orThrow();
    }

    private static Model model(String csv) {
        var reading = reading(table(csv));
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.model());
    }

    private static long price(Model model, Map<String, String> choices) {
        return new Evaluator(model).configuration(choices).orThrow().totalMinor();
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var refusal) ? refusal.code() : "accepted";
    }

    @Test
    void aTableOfCombinationsIsRecognised() {
        var mapping = Mapping.guess(table(VARIANTS));
        assertThat(mapping.roles()).containsExactly(Role.IGNORED, Role.MODULE, Role.MODULE, Role.PRICE, Role.ALLOWED);
        var model = model(VARIANTS);
        assertThat(model.modules()).extracting(m -> m.id()).containsExactly("wood", "height");
        assertThat(price(model, Map.of("wood", "oak", "height", "90-cm"))).isEqualTo(120_050);
        assertThat(price(model, Map.of("wood", "oak", "height", "200-cm"))).isEqualTo(150_000);
        assertThat(price(model, Map.of("wood", "pine", "height", "90-cm"))).isEqualTo(40_000);
        assertThat(code(new Evaluator(model).configuration(Map.of("wood", "pine", "height", "200-cm"))))
                .isNotEqualTo("accepted");
    }

    @Test
    void aTableOfOptionsIsRecognised() {
        var model = model(
                "Module;Option;Price;Material\nWood;Oak;1.200,50;oak-board 2.4 m2\n;Pine;0,5;pine\nBack;Open;;-\n");
        assertThat(model.modules()).hasSize(2);
        assertThat(price(model, Map.of("wood", "oak", "back", "open"))).isEqualTo(120_050);
        assertThat(price(model, Map.of("wood", "pine", "back", "open"))).isEqualTo(50);
        var production = Objects.requireNonNull(
                model.modules().getFirst().options().getFirst().production());
        assertThat(production.materials().getFirst().code()).isEqualTo("oak-board");
        assertThat(production.materials().getFirst().quantity()).isEqualByComparingTo("2.4");
        assertThat(model.modules().getLast().options().getFirst().production()).isNull();
    }

    @Test
    void encodingsAndDelimitersAreFound() {
        var chinese = "木材\t高度\t价格（元）\n橡木\t90 厘米\t￥1,200\n松木\t90 厘米\t３００元\n";
        for (var charset : List.of("UTF-8", "GBK", "GB18030")) {
            var table = Table.read(chinese.getBytes(Charset.forName(charset))).orThrow();
            assertThat(table.headings()).containsExactly("木材", "高度", "价格（元）");
            assertThat(Mapping.guess(table).roles()).containsExactly(Role.MODULE, Role.MODULE, Role.PRICE);
            assertThat(reading(table).faults()).isEmpty();
        }
        var marked = Table.read(("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(marked.headings()).first().isEqualTo("木材");
        var wide = Table.read(("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_16LE))
                .orThrow();
        assertThat(wide.encoding()).isEqualTo("UTF-16LE");
        assertThat(wide.headings()).first().isEqualTo("木材");
        assertThat(table("a|b\n1|2\n").delimiter()).isEqualTo("|");
        assertThat(table("a;b\n\"x;\"\"y\"\"\nz\";2\n").rows().getFirst()).containsExactly("x;\"y\"\nz", "2");
    }

    @Test
    void faultyCellsAreNamedWithRowAndColumn() {
        var faults = reading(table("""
                Wood,Height,Price,Available
                Oak,90,12.345,yes
                Oak,,12,perhaps
                Pine,90,twelve,yes
                Oak,120,5,yes
                Oak,120,6,yes
                Oak,130,99999999999999,yes
                """)).faults();
        assertThat(faults)
                .extracting(f -> f.letters() + f.row() + " " + f.reason())
                .containsExactlyInAnyOrder(
                        "C2 TOO_PRECISE", "D3 NOT_YES_OR_NO", "C4 NOT_A_PRICE", "C6 OTHER_PRICE", "C7 TOO_LARGE");
        assertThat(faults.getFirst().refusal().code()).startsWith("table.cell-");
        assertThat(reading(table("Wood,Height\nOak,90\nOak,\n")).faults())
                .extracting(CellFault::reason)
                .containsExactly(Reason.EMPTY);
        assertThat(reading(table("Wood,Material,Height\nOak,a 1 m,1\nOak,b 1 m,2\nPine,a b c,1\n"))
                        .faults())
                .extracting(CellFault::reason)
                .containsExactly(Reason.OTHER_MATERIAL, Reason.NOT_A_MATERIAL);
        assertThat(reading(table("Module,Option\nWood,Oak\nWood,Oak\n")).faults())
                .extracting(CellFault::reason)
                .containsExactly(Reason.TWICE);
    }

    @Test
    void theDecimalSignIsNeverGuessedForOneCellAlone() {
        var mapping = new Mapping(List.of(Role.MODULE, Role.PRICE), false);
        var table = table("Wood;Price\nOak;1.200,50\nPine;1,200\n");
        assertThat(TableModel.read(table, mapping, SHELF).orThrow().faults())
                .extracting(CellFault::reason)
                .containsExactly(Reason.NOT_A_PRICE);
        var comma = new Mapping(List.of(Role.MODULE, Role.PRICE), true);
        assertThat(TableModel.read(table, comma, SHELF).orThrow().faults())
                .extracting(CellFault::reason)
                .containsExactly(Reason.TOO_PRECISE);
    }

    @Test
    void mappingsThatMakeNoSenseAreRefused() {
        var table = table(VARIANTS);
        var none = new Mapping(List.of(Role.IGNORED, Role.IGNORED, Role.IGNORED, Role.PRICE, Role.IGNORED), false);
        assertThat(code(TableModel.read(table, none, SHELF))).isEqualTo("table.mapping-no-module");
        var twice = new Mapping(List.of(Role.MODULE, Role.PRICE, Role.PRICE, Role.PRICE, Role.IGNORED), false);
        assertThat(code(TableModel.read(table, twice, SHELF))).isEqualTo("table.mapping-twice");
        var half = new Mapping(List.of(Role.MODULE_NAME, Role.PRICE, Role.MODULE, Role.MODULE, Role.MODULE), false);
        assertThat(code(TableModel.read(table, half, SHELF))).isEqualTo("table.mapping-half");
        assertThat(code(TableModel.read(table, new Mapping(List.of(), false), SHELF)))
                .isEqualTo("table.mapping-width");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(code(Table.read(new byte[0]))).isEqualTo("table.empty");
        assertThat(code(Table.read("a,b\n".getBytes(StandardCharsets.UTF_8)))).isEqualTo("table.empty");
        assertThat(code(Table.read("a,b\n1,\"2\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.quote-open");
        assertThat(code(Table.read("a,b\n1,2,3\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.wide-row");
        assertThat(code(Table.read(new byte[] {'P', 'K', 3, 4, 0, 0}))).isEqualTo("table.not-text");
        assertThat(code(Table.read(("a,b\n1," + "x".repeat(2_000)).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.long-cell");
        assertThat(code(Table.read(new byte[Table.MOST_BYTES + 1]))).isEqualTo("table.too-large");
        assertThat(code(Table.read("a,b\n1,2\n".repeat(110_000).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("table.too-many-cells");
    }

    @Test
    void aHundredThousandRowsAreRead() {
        var csv = new StringBuilder("A,B,C,D,Price\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append(i % 10).append(',').append(i / 10 % 100).append(',').append(i / 1_000 % 10);
            csv.append(',').append(i / 10_000).append(',').append(i % 997).append(".50\n");
        }
        var model = model(csv.toString());
        assertThat(model.rules()).isEmpty();
        assertThat(model.prices().getFirst().tuples().rows()).isEqualTo(100_000);
        var sparse = model(csv.toString().replaceFirst("(?s)\n0,0,0,0,0.50", ""));
        var compiled = ModelCompiler.compile(
                new Model("m", sparse.name(), sparse.currency(), 0, sparse.modules(), sparse.rules(), List.of()),
                Budget.standard());
        var answer = compiled.orThrow();
        assertThat(answer.ask(answer.emptySelection()).count()).isEqualTo(99_999);
    }

    @Test
    void aColumnOfNumbersThatNobodyChoosesIsNoModule() {
        var csv = new StringBuilder("Wood,Serial\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("Oak,").append(i).append('\n');
        }
        var table = table(csv.toString());
        assertThat(code(TableModel.read(table, Mapping.guess(table), SHELF))).isEqualTo("table.too-many-options");
    }

    @Test
    void brokenTablesAreRefusedOrReadButNeverCrash() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            var bytes = VARIANTS.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(6); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            Table.read(cut).flatMap(table -> TableModel.read(table, Mapping.guess(table), SHELF));
        }
    }
}
