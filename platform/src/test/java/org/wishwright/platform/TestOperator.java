package org.wishwright.platform;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.onboarding.Papers;

/** The operator of the program under test, for what tests need done before they begin. */
@Component
public class TestOperator {

    private static final String EMAIL = "test-operator@example.org";
    private static final String PASSWORD = "an operator for tests";
    private static final Map<Integer, TestOperator> BY_PORT = new ConcurrentHashMap<>();

    private final Parties parties;
    private final Onboarding onboarding;

    TestOperator(Parties parties, Onboarding onboarding) {
        this.parties = parties;
        this.onboarding = onboarding;
    }

    @EventListener
    void serves(WebServerInitializedEvent event) {
        BY_PORT.put(event.getWebServer().getPort(), this);
    }

    /** The operator of the program that answers on this port. */
    public static TestOperator at(int port) {
        var operator = BY_PORT.get(port);
        if (operator == null) {
            throw new IllegalStateException("No program of this test run answers on port " + port);
        }
        return operator;
    }

    /** The operator as a caller of services. */
    public Caller caller() {
        return parties.callerOf(parties.ensureOperator(EMAIL, PASSWORD, "Olga"));
    }

    /** The operator over HTTP. */
    public static TestClient client(int port) {
        at(port).caller();
        return TestClient.visitor(port).signInByPassword(EMAIL, PASSWORD);
    }

    /** Approves an organisation as a maker. */
    public void admit(UUID organisation) {
        var papers = new Papers("Test Works", "DE", "HRB 1", "Tess", "tess@example.org", "Things for tests", null);
        onboarding.admit(caller(), new PartyId(organisation), papers);
    }
}
