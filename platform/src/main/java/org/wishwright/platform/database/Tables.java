package org.wishwright.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.database.archive.ArchiveWriter.Table;
import org.wishwright.platform.database.archive.Manifest.Script;

/** What lies in a database, as its catalogue says. Names are quoted by PostgreSQL itself. */
final class Tables {

    static final String HISTORY = "flyway_schema_history";
    static final String RESTORING = "public.wishwright_restoring";

    /** Ours: no system's, and nothing that an extension brought along. */
    private static final String OURS = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            """;

    /** A sequence as it stands. */
    record Sequence(String schema, String name, long last, boolean called) {}

    private Tables() {}

    /** Everything that holds content to keep: unlogged tables may be lost at any time and are left out. */
    static List<Table> kept(Connection connection) throws SQLException {
        var columns = new LinkedHashMap<List<String>, List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select quote_ident(n.nspname), quote_ident(c.relname), quote_ident(a.attname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                            and not a.attisdropped and a.attgenerated = ''
                        where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
                            and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                            and not (n.nspname = 'public' and (c.relname = 'migrated'
                                or c.relname like 'flyway\\_schema\\_history%'))
                            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                        order by n.nspname, c.relname, a.attnum""")) {
            while (rows.next()) {
                columns.computeIfAbsent(List.of(rows.getString(1), rows.getString(2)), none -> new ArrayList<>())
                        .add(rows.getString(3));
            }
        }
        return columns.entrySet().stream()
                .map(one -> new Table(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                .toList();
    }

    static List<Sequence> sequences(Connection connection) throws SQLException {
        var names = new ArrayList<List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select quote_ident(n.nspname), quote_ident(c.relname) " + OURS + " and c.relkind = 'S'")) {
            while (rows.next()) {
                names.add(List.of(rows.getString(1), rows.getString(2)));
            }
        }
        var sequences = new ArrayList<Sequence>();
        try (var statement = connection.createStatement()) {
            for (var name : names) { // a sequence is a relation of its own: there is no one query for all
                try (var row = statement.executeQuery(
                        "select last_value, is_called from " + name.get(0) + "." + name.get(1))) {
                    row.next();
                    sequences.add(new Sequence(name.get(0), name.get(1), row.getLong(1), row.getBoolean(2)));
                }
            }
        }
        return sequences;
    }

    /** The migrations that were applied, by module; the root's is {@link Migrations#ROOT}. */
    static Map<String, List<Script>> scripts(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select c.relname " + OURS
                                + " and c.relkind = 'r' and n.nspname = 'public' and c.relname like 'flyway\\_schema\\_history%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        var scripts = new LinkedHashMap<String, List<Script>>();
        for (var table : tables) {
            var module = table.equals(HISTORY) ? Migrations.ROOT : table.substring(HISTORY.length() + 1);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select version, checksum, script from public.\"" + table
                            + "\" where type = 'SQL' and success order by installed_rank")) {
                var applied = new ArrayList<Script>();
                while (rows.next()) {
                    applied.add(new Script(rows.getString(1), rows.getInt(2), rows.getString(3)));
                }
                scripts.put(module, applied);
            }
        }
        return scripts;
    }

    /** How many relations of anybody's lie here; an empty database has none. */
    static boolean isEmpty(Connection connection) throws SQLException {
        return !isTrue(connection, "select exists (select 1 " + OURS + ")");
    }

    static boolean isBeingRestored(Connection connection) throws SQLException {
        return isTrue(connection, "select to_regclass('" + RESTORING + "') is not null");
    }

    static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Takes away everything that a restore has made: it began on an empty database, so nothing else is here. */
    static void clear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ declare one text; begin
                        for one in select quote_ident(nspname) from pg_namespace
                            where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')
                        loop execute 'drop schema ' || one || ' cascade'; end loop;
                        for one in select quote_ident(c.relname) from pg_class c
                            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                            order by c.relname = 'wishwright_restoring' -- the mark goes last
                        loop execute 'drop table public.' || one || ' cascade'; end loop;
                    end $$""");
        }
    }
}
