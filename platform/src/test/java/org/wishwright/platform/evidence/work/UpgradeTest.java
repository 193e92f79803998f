package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.TestDatabase;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.TileBytes;

/** A log that was begun by an earlier version goes on whole. */
class UpgradeTest {

    private static final int SIZE = 700;

    private final List<Commitment> commitments = new ArrayList<>();
    private final List<UUID> facts = new ArrayList<>();

    @Test
    void leavesAndNodesBecomeTilesAndWhatWaitedStillWaits() throws Exception {
        var address = TestDatabase.fresh();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            run(connection, "V1__facts_and_log");
            fill(connection);
            run(connection, "V2__entries_and_tiles");
            run(connection, "V3__keys");
            run(connection, "V4__witnesses");

            var leaves = commitments.subList(0, SIZE).stream()
                    .map(Commitment::leafHash)
                    .toList();
            assertThat(tiles(connection, 0)).isEqualTo(TileBytes.ofHashes(leaves));
            assertThat(tiles(connection, -1))
                    .isEqualTo(TileBytes.ofHashes(commitments.subList(0, SIZE).stream()
                            .map(Commitment::hash)
                            .toList()));
            var above = new ArrayList<Hash>();
            Frontier.EMPTY.append(leaves, (level, index, hash) -> {
                if (level == 8) {
                    above.add(hash);
                }
            });
            assertThat(tiles(connection, 1)).isEqualTo(TileBytes.ofHashes(above));
            assertThat(
                            number(
                                    connection,
                                    "select count(*) from evidence.entry e join evidence.fact f"
                                            + " on f.entry = e.id and f.pos = 0 and e.facts = array[f.id] where e.first is not null"))
                    .isEqualTo(SIZE);
            assertThat(number(connection, "select count(*) from evidence.entry where first is null"))
                    .isEqualTo(3);
            assertThat(number(connection, "select count(*) from evidence.log_key where no = 1 and secret = 'secret'"))
                    .isOne();
        }
    }

    private void fill(Connection connection) throws SQLException {
        var random = new Random(1);
        for (int i = 0; i < SIZE + 3; i++) {
            var bytes = new byte[Hash.LENGTH];
            random.nextBytes(bytes);
            commitments.add(new Commitment(Hash.of(bytes)));
            facts.add(new UUID(7, i));
            insert(
                    connection,
                    "insert into evidence.fact (id, subject, type, content, salt, commitment, recorded)"
                            + " values (?, ?, 'a.b', '{}', ?, ?, now())",
                    facts.get(i),
                    facts.get(i),
                    bytes,
                    bytes);
            if (i >= SIZE) {
                insert(connection, "insert into evidence.outbox (fact, commitment) values (?, ?)", facts.get(i), bytes);
            }
        }
        var leaves =
                commitments.subList(0, SIZE).stream().map(Commitment::leafHash).toList();
        for (int i = 0; i < SIZE; i++) {
            insert(
                    connection,
                    "insert into evidence.leaf (idx, fact, hash) values (?, ?, ?)",
                    (long) i,
                    facts.get(i),
                    leaves.get(i).bytes());
        }
        var nodes = new ArrayList<Hash>();
        Frontier.EMPTY.append(leaves, (level, index, hash) -> {
            if (level == 8) {
                nodes.add(hash);
            }
        });
        for (int i = 0; i < nodes.size(); i++) {
            insert(
                    connection,
                    "insert into evidence.node (level, idx, hash) values (8, ?, ?)",
                    (long) i,
                    nodes.get(i).bytes());
        }
        insert(connection, "insert into evidence.signing_key (secret, verifier) values ('secret', ?)", "verifier");
    }

    private static void insert(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static byte[] tiles(Connection connection, int level) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select string_agg(bytes, ''::bytea order by idx) from evidence.tile where level = ?")) {
            statement.setInt(1, level);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String script) throws IOException, SQLException {
        var path = "/db/migration/evidence/" + script + ".sql";
        try (var file = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(path));
                var statement = connection.createStatement()) {
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
