package org.wishwright.platform.foundation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * The time that business runs on: the database's clock, so that all nodes agree, plus an offset that only a simulation
 * may move, and only forward.
 */
@Component
public class BusinessClock implements InstantSource {

    private final JdbcClient jdbc;
    private final boolean simulation;

    BusinessClock(JdbcClient jdbc, @Value("${wishwright.simulation:false}") boolean simulation) {
        this.jdbc = jdbc;
        this.simulation = simulation;
    }

    @Override
    public Instant instant() {
        return jdbc.sql("select foundation.business_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Whether this program may move it. */
    public boolean isSimulation() {
        return simulation;
    }

    /**
     * Moves the clock to an instant; an instant already past changes nothing.
     *
     * @return the business time afterwards
     */
    @Transactional
    public Instant moveTo(Instant target) {
        if (!simulation) {
            throw new RefusedException(Refusal.of(
                    "clock.fixed-forbidden", "The clock moves only in a program that was started with --simulation."));
        }
        var ahead = Duration.between(instant(), target);
        if (ahead.isPositive()) {
            jdbc.sql("update foundation.clock set ahead = ahead + make_interval(secs => ?)")
                    .param((ahead.toMillis() + 1) / 1000.0) // a rounded step must not stop short of the target
                    .update();
        }
        return instant();
    }
}
