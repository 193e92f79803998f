package org.wishwright.platform.timer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Rings for tests. */
@Component
class TestBell implements TimerHandler {

    final List<UUID> rung = new CopyOnWriteArrayList<>();
    final List<UUID> breaking = new CopyOnWriteArrayList<>();

    @Override
    public String kind() {
        return "test.bell";
    }

    @Override
    public void fire(UUID subject, Instant due) {
        if (breaking.remove(subject)) {
            throw new IllegalStateException("The bell is cracked");
        }
        rung.add(subject);
    }
}
