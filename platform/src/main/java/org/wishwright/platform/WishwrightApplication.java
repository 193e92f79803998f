package org.wishwright.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one deployable: every direct subpackage is a module with a schema, migrations, pages and an API of its own. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Wishwright", sharedModules = "foundation")
@EnableAsync
@EnableScheduling
public class WishwrightApplication {

    /** For Spring's ahead-of-time processing, which begins here and ends before any bean is made; people start {@link Launcher}. */
    public static void main(String[] arguments) {
        SpringApplication.run(WishwrightApplication.class, arguments);
    }
}
