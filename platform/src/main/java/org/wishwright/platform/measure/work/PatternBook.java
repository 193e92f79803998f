package org.wishwright.platform.measure.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.Pattern;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.measure.Patterns;
import org.wishwright.platform.measure.store.PatternStore;

/** A maker's cuts over the database. */
@Service
class PatternBook implements Patterns {

    private static final int A_PAGE = 50;
    private static final int LONGEST_MEASURE = 500;

    private final PatternStore rows;
    private final IdSource ids;
    private final BusinessClock clock;

    PatternBook(PatternStore rows, IdSource ids, BusinessClock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Page list(Caller caller, String search, int page) {
        var maker = caller.organisation(Role.MAKER);
        var items = rows.list(maker, search.strip(), Math.clamp(page - 1L, 0, MOST) * A_PAGE, A_PAGE + 1);
        return new Page(items.subList(0, Math.min(A_PAGE, items.size())), items.size() > A_PAGE);
    }

    @Override
    @Transactional
    public int paste(Caller caller, String text) {
        var maker = caller.organisation(Role.MAKER);
        var table = PastedTable.of(text);
        int name = table.column("name");
        var patterns = new ArrayList<Pattern>();
        for (int row = 0; row < table.rows().size(); row++) {
            var measures = new LinkedHashMap<String, BigDecimal>();
            for (int column = 0; column < table.header().size(); column++) {
                if (column != name && !table.rows().get(row).get(column).isEmpty()) {
                    measures.put(code(table, column), table.centimetres(row, column, LONGEST_MEASURE));
                }
            }
            if (measures.isEmpty()) {
                throw table.cellFault(row, name, "measure.table-empty", "Row {row} has no measure.", 0);
            }
            patterns.add(new Pattern(table.text(row, name, LONGEST_NAME), measures));
        }
        LibraryRoom.check(rows.count(maker), patterns.size(), MOST);
        patterns.forEach(pattern -> rows.put(maker, new Kept(ids.next(), pattern), clock.instant()));
        return patterns.size();
    }

    private static String code(PastedTable table, int column) {
        var code = table.header().get(column);
        if (!code.matches("[a-z][a-z0-9-]{0,39}")) {
            throw PastedTable.refused(
                    "measure.table-code",
                    "The heading “{heading}” is no measure’s name; write it as in the product, such as chest or sleeve-length.",
                    "heading",
                    code);
        }
        return code;
    }

    @Override
    @Transactional
    public void keep(Caller caller, String name, Map<String, BigDecimal> measures) {
        var maker = caller.organisation(Role.MAKER);
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || measures.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "measure.pattern-name",
                    "Name the pattern in 1 to {most} characters.",
                    "field",
                    "pattern",
                    "most",
                    LONGEST_NAME));
        }
        LibraryRoom.check(rows.count(maker), 1, MOST);
        rows.put(maker, new Kept(ids.next(), new Pattern(plain, measures)), clock.instant());
    }

    @Override
    @Transactional
    public void delete(Caller caller, UUID pattern) {
        if (!rows.delete(caller.organisation(Role.MAKER), pattern)) {
            throw new RefusedException(
                    Refusal.of("measure.pattern-not-found", "There is no such pattern in your library any more."));
        }
    }

    @Override
    public Optional<Pattern.Match> nearest(PartyId maker, Map<String, BigDecimal> body) {
        return body.isEmpty()
                ? Optional.empty()
                : Pattern.nearest(
                        rows.list(maker, "", 0, MOST).stream()
                                .map(Kept::pattern)
                                .toList(),
                        body);
    }
}
