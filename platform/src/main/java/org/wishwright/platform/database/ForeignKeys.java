package org.wishwright.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every foreign key of a database: taken away while tables fill in any order, then put back, which checks every row. */
record ForeignKeys(List<Key> keys) {

    record Key(String table, String name, String definition) {}

    static ForeignKeys of(Connection connection) throws SQLException {
        var keys = new ArrayList<Key>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
                        from pg_constraint where contype = 'f' and conparentid = 0 order by 1, 2""")) {
            while (rows.next()) {
                keys.add(new Key(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return new ForeignKeys(keys);
    }

    void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var key : keys) {
                statement.addBatch("alter table " + key.table() + " drop constraint " + key.name());
            }
            statement.executeBatch();
        }
    }

    void add(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var key : keys) {
                statement.addBatch(
                        "alter table " + key.table() + " add constraint " + key.name() + " " + key.definition());
            }
            statement.executeBatch();
        }
    }
}
