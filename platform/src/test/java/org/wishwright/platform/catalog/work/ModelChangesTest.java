package org.wishwright.platform.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.platform.catalog.TestModels;
import org.wishwright.platform.catalog.work.ModelChanges.Kind;

/** What a maker is told about the difference between two versions. */
class ModelChangesTest {

    private static Model model(String text) {
        return ModelText.read(text).orThrow();
    }

    @Test
    void theSameModelDiffersInNothing() {
        assertThat(ModelChanges.between(model(TestModels.shelf()), model(TestModels.shelf()))
                        .changes())
                .isEmpty();
    }

    @Test
    void anotherPriceIsToldWithBothAmounts() {
        var after =
                model(TestModels.shelf().replace("price 12000", "price 13000").replace("base 20000", "base 21000"));
        var changes = ModelChanges.between(model(TestModels.shelf()), after).changes();
        assertThat(changes).extracting(ModelChanges.Change::kind).containsExactly(Kind.BASE_PRICE, Kind.OPTION_PRICE);
        assertThat(changes.getLast().option().source()).isEqualTo("Oak");
        assertThat(changes.getLast().amounts())
                .extracting(money -> money.minor())
                .containsExactly(12_000L, 13_000L);
    }

    @Test
    void whatWasAddedRemovedRewordedOrMadeOtherwiseIsNamed() {
        var before = TestModels.wide(4);
        var after =
                before.replace("module m4\n option a\n option b\n", "module m4\n option a\n option c\n name en \"C\"\n")
                                .replace("rule apart", "rule never")
                                .replace("module m3\n", "module m3\n name en \"Third\"\n")
                        + "module m5\n option only\n";
        assertThat(ModelChanges.between(model(before), model(after)).changes())
                .extracting(ModelChanges.Change::kind)
                .containsExactly(
                        Kind.RENAMED,
                        Kind.OPTION_ADDED,
                        Kind.OPTION_REMOVED,
                        Kind.MODULE_ADDED,
                        Kind.RULE_ADDED,
                        Kind.RULE_REMOVED);
        var making = model(TestModels.shelf().replace("material oak-board 2.4 m2", "material oak-board 2.5 m2"));
        assertThat(ModelChanges.between(model(TestModels.shelf()), making).changes())
                .extracting(ModelChanges.Change::kind)
                .containsExactly(Kind.OPTION_MAKING);
    }

    @Test
    void aRuleOnAnotherLineIsTheSameRule() {
        var after = TestModels.shelf().replace("currency CNY\n", "currency CNY\n\n\n# a remark\n");
        assertThat(ModelChanges.between(model(TestModels.shelf()), model(after)).changes())
                .isEmpty();
    }

    @Test
    void theListIsBounded() {
        var changes = ModelChanges.between(model(TestModels.wide(2)), model(TestModels.wide(402)));
        assertThat(changes.changes()).hasSize(ModelChanges.MOST);
        assertThat(changes.more()).isEqualTo(100);
    }
}
