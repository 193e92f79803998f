package org.wishwright.platform.plan.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.plan.PlanBoard;
import org.wishwright.platform.plan.Plans;

/** A maker's plan. */
@RestController
@RequestMapping("/api/v1/maker/plan")
class PlanApi {

    private final Plans plans;
    private final BusinessClock clock;

    PlanApi(Plans plans, BusinessClock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** @param until empty for now plus the factory's freeze */
    record ReleaseRequest(@Nullable Instant until) {}

    record Released(int released, int batches) {}

    @PostMapping("/release")
    Released release(Caller caller, @RequestBody(required = false) @Nullable ReleaseRequest request) {
        int released = plans.release(caller, Optional.ofNullable(request == null ? null : request.until()));
        return new Released(released, released);
    }

    @GetMapping
    PlanBoard board(
            Caller caller,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var start = from == null ? clock.instant().minus(Duration.ofDays(1)) : from;
        return plans.board(caller, start, to == null ? start.plus(Duration.ofDays(7)) : to);
    }
}
