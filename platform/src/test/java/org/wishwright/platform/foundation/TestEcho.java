package org.wishwright.platform.foundation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears calls; fails at the first of those it is told to. Its lists are static, for the bean is behind a proxy. */
@Component
class TestEcho {

    record Call(UUID id) {}

    static final List<UUID> heard = new CopyOnWriteArrayList<>();
    static final List<UUID> failing = new CopyOnWriteArrayList<>();

    @ApplicationModuleListener
    void on(Call call) {
        if (failing.remove(call.id())) {
            throw new IllegalStateException("Not now");
        }
        heard.add(call.id());
    }
}
