package org.wishwright.platform;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.RestoreCommand.Examined;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.ledger.Ledger;

/** The program over a database that is being restored, without its door and its clockwork: only what examines it is built. */
final class RestoredProgram {

    private RestoredProgram() {}

    /** Refuses what does not balance or prove itself, and erases again whoever is on the list. */
    static Examined examine(String url, String user, String password, @Nullable Path erasures, ToolLog log) {
        Map<String, Object> properties = Map.of(
                "wishwright.restoring", true,
                "wishwright.demo", false,
                "logging.level.org.wishwright", "warn",
                "spring.main.lazy-initialization", true);
        try (var context = new SpringApplicationBuilder(WishwrightApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(properties)
                .initializers(one -> one.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource(
                                "restored",
                                Map.of(
                                        "spring.datasource.url", url,
                                        "spring.datasource.username", user,
                                        "spring.datasource.password", password))))
                .run()) {
            log.begins("Auditing the books");
            var differences = context.getBean(Ledger.class).audit();
            if (!differences.isEmpty()) {
                throw new RefusedException(Refusal.of(
                        "restore.books-differ",
                        "The balances of {count} accounts are not what their transfers say. Nothing was restored; use an"
                                + " earlier backup.",
                        "count",
                        differences.size()));
            }
            log.begins("Checking the evidence log");
            var check = context.getBean(EvidenceBook.class)
                    .check(examined -> log.begins("Checking the evidence log, " + examined + " facts"));
            if (!check.isPassed()) {
                throw new RefusedException(Refusal.of(
                        "restore.log-altered",
                        "The evidence log does not prove itself: {fault} Nothing was restored; use an earlier backup.",
                        "fault",
                        check.faults().getFirst().sentence()));
            }
            int again = erasures == null ? 0 : context.getBean(Erasures.class).repeat(erasures);
            return new Examined(check.size(), again);
        }
    }
}
