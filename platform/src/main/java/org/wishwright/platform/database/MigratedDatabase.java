package org.wishwright.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Nobody gets the database before its tables are what this program knows. */
@Component
class MigratedDatabase implements BeanPostProcessor {

    /** Set by the restore itself, which has the program examine what it brought in before anybody else may see it. */
    static final String RESTORING = "wishwright.restoring";

    private final ObjectProvider<Progress> progress;
    private final Environment environment;

    MigratedDatabase(ObjectProvider<Progress> progress, Environment environment) {
        this.progress = progress;
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            var migrations = new Migrations(database, progress.getIfAvailable(() -> Progress.SILENT));
            if (environment.getProperty(RESTORING, boolean.class, false)) {
                migrations.applyWhileRestoring();
            } else {
                migrations.apply();
            }
        }
        return bean;
    }
}
