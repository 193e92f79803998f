package org.wishwright.platform.identity;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Addresses that only tests know, for what no real handler of this module shows. */
@RestController
class TestDoors {

    @GetMapping("/test/who")
    String who(Optional<Caller> caller) {
        return caller.map(Caller::displayName).orElse("a visitor");
    }

    @GetMapping("/test/later")
    Callable<String> later(Caller caller) {
        return () -> "later, " + caller.displayName();
    }

    @GetMapping("/test/stream")
    SseEmitter stream(Caller caller) throws IOException {
        var emitter = new SseEmitter();
        emitter.send(SseEmitter.event().name("hello").data(caller.displayName()));
        emitter.complete();
        return emitter;
    }
}
