package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Studio.ballot;
import static org.wishwright.platform.campaign.Studio.credential;
import static org.wishwright.platform.campaign.Studio.handIn;
import static org.wishwright.platform.campaign.Studio.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** What a dump of every table tells of who cast which ballot, in a round and after it: nothing. */
@PlatformTest
class BallotSecrecyTest {

    private static final String BOOTH = "campaign.booth";

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private String contest = "";
    private final Map<String, TestClient> voters = new LinkedHashMap<>();

    /** A row of the dump: where it lies, which transaction wrote it, and all that stands in it. */
    private record Row(String table, String transaction, String text) {}

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
    }

    private List<Row> dump() {
        var rows = new ArrayList<Row>();
        var tables = jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        for (var table : tables) {
            rows.addAll(jdbc.sql("select t.xmin::text, t::text from " + table + " t")
                    .query((row, n) -> new Row(table, row.getString(1), row.getString(2)))
                    .list());
        }
        return rows;
    }

    private static String alias(String code) {
        return code.replace("-", "").substring(0, 10);
    }

    private void vote() {
        var maker = fair.person("Maker");
        contest = fair.opened(
                maker,
                "contest",
                new Studio(fair).contest(List.of(round("APPROVAL", 2, 0, 1), round("RANKED", 1, 0, 0))));
        for (int i = 0; i < 3; i++) {
            handIn(fair.person("D" + i), contest, "Sneaker " + i, i);
        }
        fair.until(maker, contest, 11, "round-1");
        for (int i = 0; i < 8; i++) {
            var voter = fair.person("V" + i);
            voters.put(credential(voter, contest), voter);
        }
        var codes = new ArrayList<>(voters.keySet());
        Collections.shuffle(codes, new Random(7));
        for (var code : codes) {
            expect(204, ballot(TestClient.visitor(port), contest, code, List.of("d1")));
        }
        expect(204, ballot(TestClient.visitor(port), contest, codes.getFirst(), List.of("d2")));
    }

    private void tellsNothing() {
        var rows = dump();
        var secrets = new ArrayList<String>();
        var aliases = new ArrayList<String>();
        voters.keySet().forEach(code -> {
            secrets.add(code);
            secrets.add(code.replace("-", ""));
            secrets.add(code.replace("-", "").substring(10));
            aliases.add(alias(code));
        });
        var persons =
                voters.values().stream().map(voter -> voter.person().toString()).toList();
        var byPersons = new HashSet<String>();
        var byAliases = new HashSet<String>();
        int mentions = 0;
        for (var row : rows) {
            assertThat(secrets.stream().filter(row.text::contains))
                    .as("the secret of a credential in " + row.table)
                    .isEmpty();
            boolean person = persons.stream().anyMatch(row.text::contains);
            boolean alias = aliases.stream().anyMatch(row.text::contains);
            assertThat(person && alias && !row.table.equals(BOOTH))
                    .as("a person beside a credential in " + row.table)
                    .isFalse();
            if (!row.table.equals(BOOTH)) {
                mention(person, byPersons, row);
                mention(alias, byAliases, row);
                mentions += alias ? 1 : 0;
            }
        }
        byPersons.retainAll(byAliases);
        assertThat(byPersons)
                .as("transactions that wrote of a person and of a credential")
                .isEmpty();
        assertThat(mentions).as("the test finds what is there").isPositive();
    }

    private static void mention(boolean does, Set<String> transactions, Row row) {
        if (does) {
            transactions.add(row.transaction);
        }
    }

    /** The one row that knows both keeps both sorted, which says nothing of who came when. */
    private void boothIsSorted() {
        var id = UUID.fromString(contest);
        var persons = jdbc.sql("select unnest(persons)::text from campaign.booth where campaign = ?")
                .param(id)
                .query(String.class)
                .list();
        assertThat(persons).hasSize(8).isSorted();
        for (var column : List.of("hashes", "urn")) {
            var keys = jdbc.sql("select jsonb_object_keys(" + column + ") from campaign.booth where campaign = ?")
                    .param(id)
                    .query(String.class)
                    .list();
            assertThat(keys).as(column).isSorted();
        }
        assertThat(jdbc.sql("select unnest(free) from campaign.booth where campaign = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .isSorted();
    }

    @Test
    void noTableRowOrderTransactionOrTimeJoinsAPersonAndABallot() {
        vote();
        boothIsSorted();
        tellsNothing();
        assertThat(jdbc.sql("select count(*) from campaign.input where campaign = ? and what like '%balloted%'")
                        .param(UUID.fromString(contest))
                        .query(Long.class)
                        .single())
                .as("ballots wait for others")
                .isZero();
        fair.until(voters.values().iterator().next(), contest, 10, "revising-1");
        boothIsSorted();
        tellsNothing();
        var logged = jdbc.sql("""
                        select by, at::text as at from campaign.input
                        where campaign = ? and what like '%balloted%' order by seq""").param(UUID.fromString(contest)).query().listOfRows();
        assertThat(logged).hasSize(8);
        assertThat(logged.stream().map(row -> row.get("at")).distinct())
                .as("under one time")
                .hasSize(1);
        assertThat(logged.stream().map(row -> String.valueOf(row.get("by"))).toList())
                .as("in an order of their own")
                .isSorted();
        var members = jdbc.sql("select party::text from campaign.member where campaign = ?")
                .param(UUID.fromString(contest))
                .query(String.class)
                .list();
        voters.values()
                .forEach(voter ->
                        assertThat(members).doesNotContain(voter.person().toString()));
        voters.values().iterator().next().post(Fair.path(contest) + "/cancellation", Map.of("reason", "x"));
    }

    @Test
    void theBallotBoxLooksAtNoSessionAndTheBoothFallsWithTheContest() {
        vote();
        var voter = TestClient.browser(port, "Browser");
        assertThat(voter.page("/ballot/" + contest).text())
                .contains("href=\"/login\"")
                .doesNotContain("/logout");
        assertThat(TestClient.visitor(port).page("/campaigns/" + contest).text())
                .contains("Get my ballot code");
        fair.until(voter, contest, 10, "revising-1");
        fair.until(voter, contest, 5, "round-2");
        fair.until(voter, contest, 15, "lapsed");
        assertThat(jdbc.sql("select count(*) from campaign.booth where campaign = ?")
                        .param(UUID.fromString(contest))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aVoterWorksThroughThePagesWithoutScript() {
        var maker = fair.person("Maker");
        contest = fair.opened(
                maker,
                "contest",
                new Studio(fair).contest(List.of(round("RANKED", 2, 0, 0), round("APPROVAL", 1, 0, 1))));
        handIn(fair.person("D"), contest, "Sneaker", 1);
        handIn(fair.person("E"), contest, "Boot", 2);
        fair.until(maker, contest, 11, "round-1");
        var voter = TestClient.browser(port, "Voter");
        voter.page("/campaigns/" + contest);
        var shown = expect(200, voter.submit("/campaigns/" + contest + "/credential", Map.of()))
                .text();
        var matcher = java.util.regex.Pattern.compile("data-code>([a-z0-9-]+)<").matcher(shown);
        assertThat(matcher.find()).isTrue();
        var code = matcher.group(1);
        var box = "/ballot/" + contest;
        var stranger = TestClient.visitor(port);
        stranger.page(box);
        var wrong = stranger.submit(box + "/code", Map.of("code", "nonsense"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("This is no ballot code", "nonsense");
        var paper = expect(200, voter.page(box)).text();
        assertThat(paper).contains("Sneaker", "name=\"d-d1\"", "inputmode=\"numeric\"");
        var twice = voter.submit(box, Map.of("code", code, "d-d1", "1", "d-d2", "1"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("Give each design a number of its own");
        expect(302, voter.submit(box, Map.of("code", code, "d-d1", "2", "d-d2", "1")));
        assertThat(voter.page(box).text()).contains("will be logged together");
        fair.until(maker, contest, 10, "revising-1");
        assertThat(Studio.standing(maker, contest)).containsExactly("d2", "d1");
        assertThat(voter.page(box).text()).contains("There is no round at the moment");
    }
}
