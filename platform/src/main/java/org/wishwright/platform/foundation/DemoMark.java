package org.wishwright.platform.foundation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says in the database that it began as the demo, and may therefore be begun anew. */
@Component
public class DemoMark {

    /** Whether it did. */
    public static final String QUERY = "select exists (select 1 from foundation.demo)";

    private final JdbcClient jdbc;

    DemoMark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called while nobody has signed up yet. */
    public void set() {
        jdbc.sql(
                        "insert into foundation.demo select clock_timestamp() where not exists (select 1 from foundation.demo)")
                .update();
    }
}
