package org.wishwright.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole program on a port of its own over the real PostgreSQL; tests that carry it share one context. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wishwright.simulation=true",
            "wishwright.demo=false",
            "wishwright.events.resend-after=PT2S",
            "spring.modulith.events.staleness.check-interval=2s",
            "wishwright.identity.codes-per-address=100000",
            "wishwright.identity.bcrypt-strength=4" // who guesses is slowed down, and so is every test that signs in
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(OneConnectionAtATime.class)
public @interface PlatformTest {}
