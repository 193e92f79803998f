package org.wishwright.simulator.drive;

import java.time.Instant;
import java.util.Map;
import org.wishwright.simulator.http.Call;

/** The operator moves the program's business clock; it never goes back. */
public final class Clock {

    private final Account operator;

    public Clock(Account operator) {
        this.operator = operator;
    }

    public Instant moveTo(Instant moment) {
        return Instant.parse(operator.json(Call.post("/api/v1/operator/clock", Map.of("to", moment.toString())))
                .path("now")
                .asString(""));
    }

    public Instant now() {
        return moveTo(Instant.EPOCH);
    }
}
