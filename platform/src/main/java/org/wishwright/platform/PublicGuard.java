package org.wishwright.platform;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.foundation.DemoMark;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.site.Demo;

/** Before a program that others reach opens its door: nobody's password may be one that anybody can read in the sources. */
@Component
@ConditionalOnBooleanProperty(Network.PUBLIC)
class PublicGuard implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Environment environment;

    PublicGuard(JdbcClient jdbc, Parties parties, Environment environment) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean demo = jdbc.sql(DemoMark.QUERY).query(Boolean.class).single();
        if (demo || parties.personByEmail(Demo.OPERATOR).isPresent()) {
            throw new DatabaseFailure(
                    "This database began as the demo, whose passwords everybody knows, so it is not opened to"
                            + " others. Name another folder with --data, or an empty database of your own.");
        }
        if (Demo.PASSWORD.equals(environment.getProperty("WISHWRIGHT_OPERATOR_PASSWORD"))) {
            throw new DatabaseFailure(
                    "WISHWRIGHT_OPERATOR_PASSWORD is the demo's, which everybody knows. Choose another.");
        }
    }
}
