package org.wishwright.platform.foundation;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wishwright.kernel.IdSource;

/** The sources of ids and randomness, in one place. */
@Configuration
class FoundationConfiguration {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    IdSource idSource(SecureRandom random) {
        return new IdSource(InstantSource.system(), random);
    }
}
