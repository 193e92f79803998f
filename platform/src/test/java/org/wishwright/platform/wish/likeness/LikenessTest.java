package org.wishwright.platform.wish.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;

class LikenessTest {

    private record Labelled(String group, int half, Described wish, String title) {}

    /** How many of the pairs found are right, and how many of the right ones are found. */
    private record Judged(int right, int found, int wanted) {
        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return (double) right / wanted;
        }
    }

    private static final Likeness YOUNG = new Likeness(Rarity.UNKNOWN);

    private static Described wish(String title, String body) {
        return Described.of(title, body, "", Map.of(), null, "");
    }

    private static Described priced(String title, @Nullable Money price) {
        return Described.of(title, "", "", Map.of(), price, "");
    }

    /** Groups alternate between two halves in the order of the file. */
    private static List<Labelled> labelled() {
        var stream = Objects.requireNonNull(LikenessTest.class.getResourceAsStream("/wish/alike.tsv"));
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var groups = new ArrayList<String>();
            var labelled = new ArrayList<Labelled>();
            for (var line : reader.readAllAsString()
                    .lines()
                    .filter(one -> !one.startsWith("#"))
                    .toList()) {
                var cells = List.of(line.split("\t", -1));
                if (!groups.contains(cells.get(0))) {
                    groups.add(cells.get(0));
                }
                int half = groups.indexOf(cells.get(0)) / 2 % 2; // near misses stand beside one another
                labelled.add(new Labelled(cells.get(0), half, wish(cells.get(1), cells.get(2)), cells.get(1)));
            }
            return labelled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Likeness over(List<Labelled> all) {
        var having = new HashMap<Integer, Long>();
        all.forEach(one -> one.wish().all().numbers().forEach(number -> having.merge(number, 1L, Long::sum)));
        return new Likeness(new Rarity(all.size(), having));
    }

    private static Judged judged(List<Labelled> all, Predicate<Labelled> half) {
        var likeness = over(all);
        int right = 0;
        int found = 0;
        int wanted = 0;
        var some = all.stream().filter(half).toList();
        for (int i = 0; i < some.size(); i++) {
            for (int j = i + 1; j < some.size(); j++) {
                var alike = likeness.of(some.get(i).wish(), some.get(j).wish());
                boolean same = some.get(i).group().equals(some.get(j).group());
                boolean is = alike.isAlike();
                wanted += same ? 1 : 0;
                found += is ? 1 : 0;
                right += same && is ? 1 : 0;
            }
        }
        return new Judged(right, found, wanted);
    }

    @Test
    void onTheHalfThatTheThresholdWasNotChosenOnNearlyAllFoundAreRight() {
        var all = labelled();
        var held = judged(all, one -> one.half() == 1);
        assertThat(held.precision()).isGreaterThanOrEqualTo(0.85);
        assertThat(held.recall()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void itSaysWhyInWordsThatBothHave() {
        var alike = YOUNG.of(wish("羊毛大衣，长到膝盖", ""), wish("过膝的羊毛长大衣", ""));
        assertThat(alike.both()).contains("羊毛").anyMatch(word -> word.contains("大衣"));
        var english = YOUNG.of(wish("Hiking boots for wide feet", ""), wish("Wide boots to hike in", ""));
        assertThat(english.both()).contains("hiking", "boots", "wide");
    }

    @Test
    void itIsSymmetricAndAWishIsMostAlikeToItself() {
        var all = labelled();
        var likeness = over(all);
        for (var one : all.subList(0, 20)) {
            assertThat(likeness.of(one.wish(), one.wish()).score()).isCloseTo(1, within());
            for (var other : all) {
                double there = likeness.of(one.wish(), other.wish()).score();
                assertThat(there).isBetween(0.0, 1.0 + 1e-9);
                assertThat(likeness.of(other.wish(), one.wish()).score()).isCloseTo(there, within());
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void aPriceFarAwayAndAnotherRegionLowerItTheSameProductRaisesIt() {
        var asked = priced("羊毛大衣 墨绿", Money.of(80_000, "CNY"));
        double near =
                YOUNG.of(asked, priced("墨绿色羊毛大衣", Money.of(90_000, "CNY"))).score();
        double far =
                YOUNG.of(asked, priced("墨绿色羊毛大衣", Money.of(900_000, "CNY"))).score();
        double foreign =
                YOUNG.of(asked, priced("墨绿色羊毛大衣", Money.of(90_000, "EUR"))).score();
        assertThat(near).isGreaterThan(far);
        assertThat(far).isEqualTo(foreign);
        var oak = Described.of("书架", "", "p1", Map.of("wood", "oak", "h", "tall"), null, "");
        var pine = Described.of("放唱片的柜子", "", "p1", Map.of("wood", "pine", "h", "tall"), null, "");
        var other = Described.of("放唱片的柜子", "", "p2", Map.of("wood", "pine", "h", "tall"), null, "");
        assertThat(YOUNG.of(oak, pine)).matches(Alike::isAlike).matches(Alike::product);
        assertThat(YOUNG.of(oak, other).score()).isZero();
        var here = Described.of("羊毛大衣", "", "", Map.of(), null, "CN-SH");
        var there = Described.of("羊毛大衣", "", "", Map.of(), null, "CN-GD");
        assertThat(YOUNG.of(here, there).score())
                .isLessThan(YOUNG.of(here, here).score());
    }

    @Test
    void wordsOfOneKindAreOneHoweverTheyAreWritten() {
        assertThat(new LinkedHashSet<>(List.of(Features.stem("coats"), Features.stem("coat"))))
                .hasSize(1);
        assertThat(Features.stem("running")).isEqualTo(Features.stem("run"));
        assertThat(Features.stem("hiking")).isEqualTo(Features.stem("hiked")).isEqualTo(Features.stem("hike"));
        assertThat(Features.stem("batteries")).isEqualTo(Features.stem("battery"));
        assertThat(Features.of("ＷＯＯＬ Coat").numbers())
                .isEqualTo(Features.of("wool coats").numbers());
        assertThat(Features.of("Café").numbers()).isEqualTo(Features.of("cafe").numbers());
        assertThat(Features.of("шерстяное пальто").numbers()).hasSize(2);
        assertThat(Features.of("ウールのコート").isEmpty()).isFalse();
    }

    @Test
    void whatHoldsNoWordsIsAlikeToNothing() {
        for (var nothing : List.of("", "🎹🎹🎹", "!!! ---", "的了吗", "I want a one")) {
            assertThat(Features.of(nothing).isEmpty()).as(nothing).isTrue();
            assertThat(YOUNG.of(wish(nothing, ""), wish(nothing, "")).score()).isZero();
        }
        assertThat(Features.of("羊毛大衣".repeat(10_000)).parts().size()).isLessThan(50_000);
        assertThat(Features.of("大衣 ".repeat(5_000)).parts().size()).isLessThanOrEqualTo(Features.MOST);
    }

    @Test
    void whatIsAskedForIsCovered() {
        var text = Features.of("过膝的墨绿羊毛大衣");
        assertThat(YOUNG.covers(Features.of("羊毛大衣"), text)).isEqualTo(1);
        assertThat(YOUNG.covers(Features.of("羊毛地毯"), text)).isBetween(0.2, 0.6);
        assertThat(YOUNG.covers(Features.of("钢琴"), text)).isZero();
    }
}
