package org.wishwright.platform.identity.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;

/** The numbers in the frame of a page while it stays open; {@code badges.js} reads them, once for all windows of a browser. */
@RestController
@RequestMapping("/badges")
class BadgeController {

    private final Badges badges;
    private final Live live;

    BadgeController(Badges badges, Live live) {
        this.badges = badges;
        this.live = live;
    }

    @GetMapping
    Map<String, Integer> now(Caller caller) {
        return badges.of(caller.person().value());
    }

    @GetMapping("/live")
    SseEmitter live(Caller caller) {
        return live.watch(topics(caller));
    }

    private static List<String> topics(Caller caller) {
        return Stream.concat(
                        Stream.of(caller.person()),
                        caller.memberships().stream().map(Membership::organisation))
                .map(PartyId::value)
                .distinct()
                .map(Badges::topic)
                .toList();
    }
}
