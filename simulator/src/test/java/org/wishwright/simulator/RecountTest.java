package org.wishwright.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Logged;
import org.wishwright.market.crowdfunding.Crowdfunding;
import org.wishwright.market.crowdfunding.CrowdfundingInput;
import org.wishwright.market.crowdfunding.CrowdfundingRules;
import picocli.CommandLine;

class RecountTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int recount(String text) throws IOException {
        var file = Files.writeString(folder.resolve("campaign.json"), text);
        return new CommandLine(new Recount())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(file.toString());
    }

    private static String record() {
        var rules = new CrowdfundingRules(
                new Alias("maker"),
                CNY,
                new Money(10_000, CNY),
                START.plus(Duration.ofDays(1)),
                false,
                START.plus(Duration.ofDays(2)),
                10_000,
                Duration.ofHours(1),
                1_000,
                List.of(new CrowdfundingRules.Reward("lamp", new Money(5_000, CNY), 0)),
                List.of());
        var pledged = new CrowdfundingInput.Pledged("lamp", 2, Money.zero(CNY), false);
        var inputs = List.of(
                new Logged(1, START, new Alias("maker"), new CommonInput.Opened()),
                new Logged(2, START.plusSeconds(60), new Alias("ann"), pledged),
                new Logged(3, START.plusSeconds(90), Alias.PLATFORM, new CommonInput.Paid("e2")));
        return org.wishwright.market.Recount.write(
                new Crowdfunding(), rules, inputs, START.plus(Duration.ofDays(3)), 7);
    }

    @Test
    void anHonestFileIsTheSameBitForBit() throws IOException {
        assertThat(recount(record())).isZero();
        assertThat(said.toString()).contains("settled, 1 deals", "The same, bit for bit.");
    }

    @Test
    void aFileThatWasChangedIsFoundOut() throws IOException {
        assertThat(recount(record().replace(
                                "\"price\":{\"currency\":\"CNY\",\"minor\":10000}",
                                "\"price\":{\"currency\":\"CNY\",\"minor\":9000}")))
                .isEqualTo(1);
        assertThat(said.toString()).contains("NOT the same");
    }

    @Test
    void whatIsNoCampaignsFileIsRefused() throws IOException {
        assertThat(recount("{}")).isEqualTo(2);
        assertThat(recount("not JSON")).isEqualTo(2);
    }
}
