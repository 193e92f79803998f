package org.wishwright.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets come from the environment, or from a file that {@code NAME_FILE} names, and never from the command line. */
final class Secrets {

    /** By the name of the environment the property it becomes, where a file is named. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "SPRING_DATASOURCE_PASSWORD",
            "spring.datasource.password",
            "SPRING_MAIL_PASSWORD",
            "spring.mail.password",
            "WISHWRIGHT_SECRET",
            "wishwright.secret");

    private Secrets() {}

    /** @throws IllegalArgumentException where both are given, or the file cannot be read or is empty */
    static Optional<String> read(Map<String, String> environment, String name) {
        var own = environment.get(name);
        var file = environment.get(name + "_FILE");
        if (file == null) {
            return Optional.ofNullable(own);
        }
        if (own != null) {
            throw new IllegalArgumentException("Both " + name + " and " + name + "_FILE are set. Leave one out.");
        }
        try {
            var secret = Files.readString(Path.of(file)).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("The file of " + name + "_FILE is empty.");
            }
            return Optional.of(secret);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file of " + name + "_FILE cannot be read: " + file, e);
        }
    }

    /** What Spring itself would read from the environment, read from files. */
    static Map<String, Object> properties(Map<String, String> environment) {
        var properties = new LinkedHashMap<String, Object>();
        PROPERTIES.forEach((name, property) -> {
            if (environment.containsKey(name + "_FILE")) {
                read(environment, name).ifPresent(secret -> properties.put(property, secret));
            }
        });
        return properties;
    }
}
