package org.wishwright.market.cocreation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.cocreation.CoCreationInput.Agreed;
import org.wishwright.market.cocreation.CoCreationInput.Contributed;
import org.wishwright.market.cocreation.CoCreationInput.Proposed;
import org.wishwright.market.cocreation.CoCreationInput.TookBack;

class CoCreationTest {

    private static Scenario<CoCreationRules> design() {
        var rules = new CoCreationRules(
                new Alias("c"), Money.of(0, "CNY").currency(), "chair", day(5), day(9), 500);
        return Scenario.open(new CoCreation(), rules);
    }

    private static Proposed shares(Object... partiesAndShares) {
        var shares = new java.util.ArrayList<Share>();
        for (int i = 0; i < partiesAndShares.length; i += 2) {
            shares.add(new Share(new Alias((String) partiesAndShares[i]), (Integer) partiesAndShares[i + 1]));
        }
        return new Proposed(shares);
    }

    @Test
    void sharesHoldOnceAllWhoContributedAgree() {
        var design = design();
        design.does("a", new Contributed("r1")).orThrow();
        design.does("b", new Contributed("r2")).orThrow();
        assertThat(design.refused("a", shares("a", 10_000))).isEqualTo("market.not-yours");
        assertThat(design.refused("c", shares("a", 10_000))).isEqualTo("cocreation.shares");
        assertThat(design.refused("c", shares("a", 5_000, "b", 4_999))).isEqualTo("cocreation.shares");
        var first = design.does("c", shares("a", 5_000, "b", 5_000)).orThrow().entry();
        design.does("a", new Agreed(first)).orThrow();
        var second = design.does("c", shares("a", 6_000, "b", 4_000)).orThrow().entry();
        assertThat(design.refused("b", new Agreed(first))).as("an older proposal").isEqualTo("cocreation.proposal");
        assertThat(design.refused("x", new Agreed(second))).isEqualTo("cocreation.proposal");
        design.does("b", new Agreed(second)).orThrow();
        assertThat(design.stage()).as("a agreed to the older one").isEqualTo("open");
        design.does("a", new Agreed(second)).orThrow();
        var end = design.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.result()).containsEntry("shares", Map.of("a", 6_000, "b", 4_000));
    }

    @Test
    void withoutAgreementOrContributionItLapses() {
        assertThat(design().ends().stage()).isEqualTo(new Stage.Lapsed("cocreation.no-contribution"));
        var design = design();
        design.does("a", new Contributed("r1")).orThrow();
        assertThat(design.refused("b", new TookBack())).isEqualTo("cocreation.no-contribution");
        assertThat(design.at(day(5)).refused("b", new Contributed("r"))).isEqualTo("cocreation.closed");
        assertThat(design.ends().stage()).isEqualTo(new Stage.Lapsed("cocreation.no-agreement"));
    }

    @Test
    void aRoyaltyIsSplitToTheCent() {
        var shares = List.of(new Share(new Alias("a"), 3_333), new Share(new Alias("b"), 6_667));
        assertThat(Share.split(Money.of(100, "CNY"), shares)).extracting(Money::minor).containsExactly(33L, 67L);
    }
}
