package org.wishwright.platform.production.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.production.store.OperationViews;

/**
 * What the floor's page shows.
 *
 * @param station the chosen work centre's code, empty for all; null while none was chosen
 * @param stations all there are to choose from
 * @param now of the business clock, by which a phone sets its own
 */
public record FloorBoard(
        @Nullable String station, List<Choice> stations, List<Group> groups, Instant now, UUID person) {

    /** A work centre to choose. */
    public record Choice(String code, LocalText name, int ready, int started, int toInspect) {}

    /**
     * Steps that call for the same thing.
     *
     * @param name the state they are in, or {@value #LATER} for those that cannot be begun yet
     */
    public record Group(String name, List<Job> jobs) {

        public static final String LATER = "LATER";
    }

    /** What a step waits for before it is its turn. */
    public enum Reason {
        /** Its machine works on another step. */
        BUSY,
        /** Another step comes first on its machine. */
        BEFORE,
        /** The step before it in its work order is not done. */
        STEP
    }

    /**
     * @param number of the work order it waits for
     * @param step of its own work order that is not done, and where; 0 where it waits for another one
     */
    public record Wait(Reason reason, long number, int step, LocalText station) {}

    /**
     * A step on a card.
     *
     * @param promised when the first of its orders has to leave; null where none is known
     * @param late its planned end has passed
     * @param orders numbers of the orders it is for, those to leave first at the front
     * @param waits why it is not its turn; null where it is
     * @param labels tokens of its pieces' labels, so that a scanned one finds its card without a network
     */
    public record Job(
            OperationViews.Item item,
            LocalText station,
            @Nullable Instant promised,
            boolean late,
            List<String> orders,
            List<UUID> labels,
            @Nullable Wait waits) {

        private static final int NAMED = 2;

        Job waiting(@Nullable Wait why) {
            return new Job(item, station, promised, late, orders, labels, why);
        }

        /** The machine it is done on. */
        public String machine() {
            return item.owner() + " " + item.workCentre() + " " + item.unit();
        }

        /** What is made, without by what it differs. */
        public String title(Page page) {
            return words(page)[0];
        }

        /** By what it differs from others of its kind; empty where by nothing. */
        public String variant(Page page) {
            var words = words(page);
            return words.length > 1 ? words[1] : "";
        }

        private String[] words(Page page) {
            return item.name().in(page.language()).split(" · ", 2);
        }

        /** The first of its orders by number, and how many more there are. */
        public String orderNumbers(Page page) {
            var named = String.join(", ", orders.subList(0, Math.min(NAMED, orders.size())));
            int more = orders.size() - NAMED;
            return more > 0 ? page.t("production.orders-more", "orders", named, "more", more) : named;
        }
    }

    /** Nothing is to be done at all. */
    public boolean idle() {
        return groups.stream().allMatch(group -> group.jobs().isEmpty());
    }

    public LocalText stationName() {
        return stations.stream()
                .filter(choice -> choice.code().equals(station))
                .map(Choice::name)
                .findFirst()
                .orElse(LocalText.of("und", ""));
    }
}
