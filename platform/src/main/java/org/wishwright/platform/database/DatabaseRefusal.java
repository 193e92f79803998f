package org.wishwright.platform.database;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Why a database lets nobody in, in a sentence that says what to do. */
public final class DatabaseRefusal {

    private DatabaseRefusal() {}

    /**
     * Knocks at a database of the operator's own before anything is built upon it.
     *
     * @throws DatabaseFailure if it does not let us in
     */
    public static void knock(String url, String user, String password) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new DatabaseFailure(sentence(e), e);
        }
    }

    /** By the class of the SQL state, which does not change with the server's language. */
    static String sentence(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        var said =
                " (" + String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + ")";
        if (state.startsWith("28")) {
            return "The database refuses this user or password. Correct SPRING_DATASOURCE_USERNAME and"
                    + " SPRING_DATASOURCE_PASSWORD" + said + ".";
        } else if (state.equals("3D000")) {
            return "That database does not exist. Create it, or correct SPRING_DATASOURCE_URL" + said + ".";
        } else if (state.startsWith("08")) {
            return "The database does not answer. Start it, or correct SPRING_DATASOURCE_URL" + said + ".";
        } else if (state.equals("42501")) {
            return "This user may not create tables in the database. Grant it that, or name another" + said + ".";
        }
        return "The database cannot be used" + said + ".";
    }
}
