package org.wishwright.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Whether this start may use the beans that {@link QuickStart} has worked out ahead of time: they are those of a plain start
 * over the embedded database with the demo. Whoever asks for anything that decides which beans there are gets them worked out anew.
 */
final class AheadOfTime implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** What our own conditions ask for; absent in a plain start. */
    static final List<String> DECIDING = List.of(
            Network.PUBLIC,
            "spring.mail.host",
            "wishwright.alipay.app-id",
            "wishwright.chaos.seed",
            "wishwright.stripe.publishable-key",
            "wishwright.wechat.merchant-id");

    static final String DEMO = "wishwright.demo"; // there unless refused

    private static final List<String> OF_LIBRARIES = List.of("spring", "server", "management", "springdoc");
    private static final String SWITCH = "spring.aot.enabled";
    private static final String DATABASE = "spring.datasource";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (isThere() && isPlain(event.getEnvironment())) {
            System.setProperty(SWITCH, "true");
        }
    }

    private static boolean isThere() {
        var initializer =
                WishwrightApplication.class.getName().replace('.', '/') + "__ApplicationContextInitializer.class";
        return AheadOfTime.class.getClassLoader().getResource(initializer) != null;
    }

    static boolean isPlain(ConfigurableEnvironment environment) {
        return DECIDING.stream().noneMatch(environment::containsProperty)
                && environment.getProperty(DEMO, Boolean.class, true)
                && environment.getPropertySources().stream()
                        .flatMap(AheadOfTime::namesFromOutside)
                        .allMatch(name -> isUnder(name, DATABASE)
                                || OF_LIBRARIES.stream().noneMatch(library -> isUnder(name, library)));
    }

    private static boolean isUnder(String name, String beginning) {
        return name.startsWith(beginning + '.');
    }

    /** Names, as properties have them, from the command line, the environment and files beside the program. */
    private static Stream<String> namesFromOutside(PropertySource<?> source) {
        boolean isOutside = source.getName().startsWith("system")
                || source.getName().contains("file [")
                || source.getName().startsWith("spring.application.json");
        return isOutside && source instanceof EnumerablePropertySource<?> named
                ? Arrays.stream(named.getPropertyNames())
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                : Stream.empty();
    }
}
