package org.wishwright.platform.measure.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.WallSpace;
import org.wishwright.measurement.WallSpace.Obstacle;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.measure.Walls;
import org.wishwright.platform.measure.store.WallStore;

/** A maker's flats over the database. */
@Service
class WallBook implements Walls {

    private static final int A_PAGE = 50;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WALL = 3_000;
    private static final int MOST_OBSTACLES = 12;
    private static final String NUMBER = "([0-9]{1,4}(?:\\.[0-9]{1,2})?)";
    private static final Pattern OBSTACLE =
            Pattern.compile("(.{1,60}?)\\s+" + NUMBER + "\\s*[-–]\\s*" + NUMBER + "(?:\\s+above\\s+" + NUMBER + ")?");

    private final WallStore rows;
    private final IdSource ids;
    private final BusinessClock clock;

    WallBook(WallStore rows, IdSource ids, BusinessClock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Page find(PartyId maker, String search, int page) {
        return page(maker, search, false, page);
    }

    @Override
    public Page list(Caller caller, String search, int page) {
        return page(caller.organisation(Role.MAKER), search, true, page);
    }

    private Page page(PartyId maker, String search, boolean suggested, int page) {
        var items = rows.list(maker, search.strip(), suggested, Math.clamp(page - 1L, 0, MOST) * A_PAGE, A_PAGE + 1);
        return new Page(items.subList(0, Math.min(A_PAGE, items.size())), items.size() > A_PAGE);
    }

    @Override
    public Kept wall(UUID id) {
        return rows.find(id).orElseThrow(WallBook::notFound);
    }

    @Override
    @Transactional
    public int paste(Caller caller, String text) {
        var maker = caller.organisation(Role.MAKER);
        var table = PastedTable.of(text);
        int estate = table.column("estate");
        int flat = table.column("flat");
        int wall = table.column("wall");
        int length = table.column("length");
        int height = table.column("height");
        int depth = table.column("depth");
        int obstacles = table.header().indexOf("obstacles");
        var kept = new ArrayList<Kept>();
        for (int row = 0; row < table.rows().size(); row++) {
            var space = new WallSpace(
                    table.text(row, wall, LONGEST_NAME),
                    table.centimetres(row, length, LONGEST_WALL),
                    table.centimetres(row, height, LONGEST_WALL),
                    table.centimetres(row, depth, LONGEST_WALL),
                    obstacles < 0 ? List.of() : obstacles(table, row, obstacles));
            kept.add(new Kept(
                    ids.next(),
                    maker,
                    table.text(row, estate, LONGEST_NAME),
                    table.text(row, flat, LONGEST_NAME),
                    space,
                    false));
        }
        LibraryRoom.check(rows.count(maker), kept.size(), MOST);
        kept.forEach(one -> rows.put(one, clock.instant()));
        return kept.size();
    }

    private static List<Obstacle> obstacles(PastedTable table, int row, int column) {
        var obstacles = new ArrayList<Obstacle>();
        for (var part : table.rows().get(row).get(column).split("[;；]", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var matcher = OBSTACLE.matcher(part.strip());
            if (!matcher.matches() || obstacles.size() == MOST_OBSTACLES) {
                throw table.cellFault(
                        row,
                        column,
                        "measure.table-obstacle",
                        "Row {row}, {heading}: write at most {most} as “door 80-170; window 250-330 above 90”.",
                        MOST_OBSTACLES);
            }
            var above = matcher.group(4);
            var from = new BigDecimal(matcher.group(2));
            var to = new BigDecimal(matcher.group(3));
            obstacles.add(new Obstacle(
                    matcher.group(1).strip(),
                    from.min(to),
                    from.max(to),
                    above == null ? BigDecimal.ZERO : new BigDecimal(above)));
        }
        return obstacles;
    }

    @Override
    @Transactional
    public void suggest(Caller caller, PartyId maker, String estate, String flat, WallSpace wall) {
        for (var name : List.of(estate, flat, wall.name())) {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new RefusedException(Refusal.of(
                        "measure.wall-name",
                        "Name the estate, the flat and the wall in 1 to {most} characters each.",
                        "field",
                        estate.isBlank() || estate.length() > LONGEST_NAME ? "estate" : "flat",
                        "most",
                        LONGEST_NAME));
            }
        }
        LibraryRoom.check(rows.count(maker), 1, MOST);
        rows.put(new Kept(ids.next(), maker, estate.strip(), flat.strip(), wall, true), clock.instant());
    }

    @Override
    @Transactional
    public void accept(Caller caller, UUID wall) {
        if (!rows.accept(caller.organisation(Role.MAKER), wall)) {
            throw notFound();
        }
    }

    @Override
    @Transactional
    public void delete(Caller caller, UUID wall) {
        if (!rows.delete(caller.organisation(Role.MAKER), wall)) {
            throw notFound();
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(
                Refusal.of("measure.wall-not-found", "There is no such wall in the library any more."));
    }
}
