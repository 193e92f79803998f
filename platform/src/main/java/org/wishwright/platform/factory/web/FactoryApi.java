package org.wishwright.platform.factory.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** A maker's own factory. */
@RestController
@RequestMapping("/api/v1/factory")
class FactoryApi {

    private final Factories factories;

    FactoryApi(Factories factories) {
        this.factories = factories;
    }

    record Described(FactoryId factory, Description description) {}

    @GetMapping
    Described show(Caller caller) {
        var factory = factories
                .factoryOf(caller.organisation(Role.MAKER))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "factory.not-found", "Your organisation has not described a factory yet. PUT it here.")));
        return new Described(factory, factories.description(factory));
    }

    @PutMapping
    Described describe(Caller caller, @RequestBody Description description) {
        return new Described(factories.describe(caller, description), description);
    }
}
