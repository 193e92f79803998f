package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Beans worked out ahead of time are used for the start that they were worked out for, and for no other. */
class AheadOfTimeTest {

    private static final Pattern CONDITION =
            Pattern.compile("@ConditionalOn(?:Boolean)?Property\\((?:name = )?(?:\"([^\"]+)\"|Network\\.PUBLIC)");

    /** Without what happens to be set where the tests run. */
    private static StandardEnvironment environment() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        return environment;
    }

    private static StandardEnvironment with(String name, Object value) {
        var environment = environment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        return environment;
    }

    @Test
    void aPlainStartUsesThem() {
        assertThat(AheadOfTime.isPlain(environment())).isTrue();
        assertThat(AheadOfTime.isPlain(with("PATH", "/usr/bin"))).isTrue();
        assertThat(AheadOfTime.isPlain(with("SPRING_DATASOURCE_PASSWORD", "secret")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_PROFILES_ACTIVE",
                "SPRING_APPLICATION_JSON",
                "SERVER_SSL_ENABLED",
                "MANAGEMENT_ENDPOINTS_ENABLED",
                "WISHWRIGHT_ALIPAY_APP_ID",
                "WISHWRIGHT_WECHAT_MERCHANT_ID",
                "WISHWRIGHT_STRIPE_PUBLISHABLE_KEY",
                "WISHWRIGHT_CHAOS_SEED"
            })
    void whatDecidesOtherBeansIsWorkedOutAnew(String name) {
        assertThat(AheadOfTime.isPlain(with(name, "1"))).isFalse();
    }

    @Test
    void theDemoCanBeRefused() {
        var environment = environment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("defaultProperties", Map.of(AheadOfTime.DEMO, false)));

        assertThat(AheadOfTime.isPlain(environment)).isFalse();
    }

    @Test
    void everyConditionOfOursIsKnown() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var conditions = CONDITION.matcher(Files.readString(file));
                while (conditions.find()) {
                    found.add(conditions.group(1) == null ? Network.PUBLIC : conditions.group(1));
                }
            }
        }

        var known = new TreeSet<>(AheadOfTime.DECIDING);
        known.addAll(List.of(AheadOfTime.DEMO));
        assertThat(found).isEqualTo(known);
    }
}
