package org.wishwright.platform.timer.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.timer.TimerBook;

/** Lists deadlines page by page, in the order in which they are due. */
@Component
class TimerListing implements TimerBook {

    private final JdbcClient jdbc;

    TimerListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page ended. */
    private record Place(Instant due, UUID subject) {

        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

        static Place of(@Nullable String cursor) {
            var parts = cursor == null ? new String[0] : cursor.split("_", 2);
            try {
                return parts.length == 2 ? new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])) : START;
            } catch (DateTimeException | IllegalArgumentException e) {
                return START;
            }
        }
    }

    @Override
    public Page list(Which which, String search, @Nullable String cursor) {
        var place = Place.of(cursor);
        var found = jdbc.sql("""
                        select kind, subject, due, attempts, failure from timer.timer
                        where (due, subject) > (:due, :after)
                            and (:which = 'ALL' or :which = 'DUE' and due <= (select foundation.business_now())
                                or :which = 'FAILED' and attempts > 0)
                            and (:search = '' or starts_with(kind, :search) or subject::text = :search)
                        order by due, subject limit :limit""")
                .param("due", place.due().atOffset(ZoneOffset.UTC))
                .param("after", place.subject())
                .param("which", which.name())
                .param("search", search.strip())
                .param("limit", A_PAGE + 1)
                .query((row, n) -> entry(row))
                .list();
        if (found.size() <= A_PAGE) {
            return new Page(found, null);
        }
        var last = found.get(A_PAGE - 1);
        return new Page(List.copyOf(found.subList(0, A_PAGE)), last.due() + "_" + last.subject());
    }

    @Override
    public Figures figures() {
        return jdbc.sql("""
                        select count(*) as scheduled, count(*) filter (where due <= now.at) as due,
                            count(*) filter (where due <= now.at - interval '1 minute') as late,
                            count(*) filter (where attempts > 0) as failed
                        from timer.timer, (select foundation.business_now() as at) now""").query(Figures.class).single();
    }

    @Override
    public boolean fireAgain(String kind, UUID subject) {
        return jdbc.sql("""
                                update timer.timer set due = foundation.business_now()
                                where kind = ? and subject = ? and attempts > 0""").params(kind, subject).update() == 1;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("failure"));
    }
}
