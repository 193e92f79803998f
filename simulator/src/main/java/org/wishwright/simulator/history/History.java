package org.wishwright.simulator.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wishwright.simulator.http.Api;
import tools.jackson.databind.JsonNode;

/**
 * Some days in the life of the demo, in a minute. Every order has a person of its own, named by seed and number, so that the same
 * history asked for again only goes on with what is not there yet.
 */
public final class History {

    private static final int SECOND_TRADE_IN = 4;
    /** The number of the order that may be the demo's consumer's: the first that stays in production. */
    private static final int CONSUMERS = 1;

    private final Api api;
    private final long seed;
    private final People people;
    private final Consumer<String> says;

    /** One order of the history as it stood at its end. */
    public record Lived(String person, JsonNode order) {}

    private final class Life {
        private final Fate fate;
        private final Shopper shopper;
        private final Trade trade;
        private final Random random;
        private final int number;
        private String order = "";
        private boolean untouched;

        Life(int number, Fate fate, Shopper shopper, Trade trade) {
            this.fate = fate;
            this.trade = trade;
            this.shopper = shopper;
            this.number = number;
            this.random = People.drawing(seed + 1, number);
        }

        void buy() {
            var taken = shopper.order(new Taste(api, trade.version()), trade.version(), random);
            order = taken.path("order").asString("");
            if (fate.isPaid()) {
                taken = shopper.pay(taken);
            }
            untouched = taken.path("state").asString("").equals("CONFIRMED");
            if (fate == Fate.CANCELLED) {
                shopper.cancel(taken);
            }
        }

        void talk() {
            if (fate.isSent()) {
                Chatting.asked(shopper, trade, order, key(number), number / 2);
            } else if (fate == Fate.IN_PRODUCTION && number != CONSUMERS) {
                Chatting.waiting(shopper, order, key(number));
            }
        }
    }

    /** @param says told what happens, a sentence at a time */
    public History(Api api, long seed, Consumer<String> says) {
        this.api = api;
        this.seed = seed;
        this.people = new People(seed);
        this.says = says;
    }

    /**
     * Lives through so many orders: three of four at the tailor's, the others at the joiner's.
     *
     * @param password of the demo's accounts
     * @param withConsumer whether the demo's consumer buys too, where she never has; her suit stays under way
     */
    public List<Lived> live(int orders, String password, boolean withConsumer) {
        var tailor = Trade.open(api, "maker", List.of("floor", "cutter"), password);
        var joiner = Trade.open(api, "joiner", List.of("sawyer"), password);
        var lives = new ArrayList<Life>();
        int second = 0;
        for (int number = 0; number < orders; number++) {
            boolean isSecond = number % SECOND_TRADE_IN == SECOND_TRADE_IN - 1;
            var fate = Fate.of(isSecond ? second++ : number - second);
            var shopper = withConsumer && number == CONSUMERS
                    ? consumer(password).orElseGet(() -> madeUp(CONSUMERS))
                    : madeUp(number);
            lives.add(new Life(number, fate, shopper, isSecond ? joiner : tailor));
        }
        for (var trade : List.of(tailor, joiner)) {
            live(trade, lives.stream().filter(life -> life.trade == trade).toList());
        }
        if (withConsumer) {
            var agreeing = new Agreeing(api, joiner, password, says);
            new Calling(api, password, says).call(agreeing::call);
        }
        return lives.stream()
                .map(life -> new Lived(life.shopper.name(), life.shopper.now(life.order)))
                .toList();
    }

    private Shopper madeUp(int number) {
        return Shopper.of(api, people.person(number), key(number));
    }

    private Optional<Shopper> consumer(String password) {
        var like = people.person(CONSUMERS);
        var lin = new Person("Lin", "consumer" + Trade.MAIL, like.phone(), like.region(), like.street());
        return Optional.of(Shopper.known(api, lin, password, key(CONSUMERS))).filter(known -> !known.hasOrdered());
    }

    private String key(int number) {
        return "history-" + seed + "-" + number;
    }

    private void live(Trade trade, List<Life> lives) {
        says.accept(lives.size() + " people choose and order, unless they have");
        lives.stream().filter(life -> life.fate.isBegun()).forEach(Life::buy);
        var made = orders(lives, life -> life.fate.isMade());
        var begun = orders(lives, life -> life.fate == Fate.IN_PRODUCTION && life.untouched);
        var making = new Making(trade, seed);
        var fresh = orders(lives, life -> life.fate.isBegun() && life.untouched);
        if (!fresh.isEmpty()) {
            says.accept("the maker releases " + fresh.size() + " orders to her floor");
            making.release();
        }
        making.finish(made);
        making.begin(begun);
        var sent = orders(lives, life -> life.fate.isSent());
        if (!sent.isEmpty()) {
            says.accept(sent.size() + " parcels leave");
            new Sending(trade).send(sent);
        }
        lives.stream().filter(life -> life.fate == Fate.COMPLETED).forEach(life -> life.shopper.receive(life.order));
        lives.stream().filter(life -> !life.fate.isBegun()).forEach(Life::buy);
        lives.forEach(Life::talk);
    }

    private static Set<String> orders(List<Life> lives, Predicate<Life> wanted) {
        var orders = new LinkedHashSet<String>();
        lives.stream().filter(wanted).forEach(life -> orders.add(life.order));
        return orders;
    }
}
