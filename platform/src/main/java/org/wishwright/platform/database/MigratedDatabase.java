package org.wishwright.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Nobody gets the database before its tables are what this program knows. */
@Component
class MigratedDatabase implements BeanPostProcessor {

    private final ObjectProvider<Progress> progress;

    MigratedDatabase(ObjectProvider<Progress> progress) {
        this.progress = progress;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            new Migrations(database, progress.getIfAvailable(() -> Progress.SILENT)).apply();
        }
        return bean;
    }
}
