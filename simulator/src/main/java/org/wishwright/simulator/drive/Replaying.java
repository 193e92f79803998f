package org.wishwright.simulator.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.input.SalesFile;

/**
 * Lets business time pass from stop to stop. Consumers configure a little ahead, for choosing takes neither capacity nor date; they order
 * when their time has come. Meanwhile the workshop fixes shifts, makes, ships, and earlier buyers receive.
 */
public final class Replaying implements AutoCloseable {

    private static final int CONFIGURING_AT_ONCE = 5;
    private static final int ORDERING_AT_ONCE = 3;
    private static final int CONFIGURED_AHEAD = 16;
    private static final Duration TIMER_RECEIPT = Duration.ofDays(11);

    private final Crew crew;
    private final SalesFile file;
    private final List<Timeline.Stop> stops;
    private final Watcher watcher;
    private final ExecutorService configuring = pool(CONFIGURING_AT_ONCE);
    private final ExecutorService ordering = pool(ORDERING_AT_ONCE);
    private final ExecutorService workshop = pool(1);
    private final Map<Integer, Future<SaleRecord>> configured = new HashMap<>();
    private final List<Integer> toConfigure = new ArrayList<>();
    private int nextToConfigure;

    /** Who takes part. */
    public record Crew(Clock clock, Shopping shopping, Floor floor, Parcels parcels, Sales sales) {}

    /** Told after each sale how many are paid. */
    public interface Watcher {
        void sold(Timeline.Stop stop, long paid);
    }

    public Replaying(Crew crew, SalesFile file, List<Timeline.Stop> stops, Watcher watcher) {
        this.crew = crew;
        this.file = file;
        this.stops = List.copyOf(stops);
        this.watcher = watcher;
        for (var stop : stops) {
            stop.sales().stream().filter(sale -> !crew.sales().isDone(sale)).forEach(toConfigure::add);
        }
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory());
    }

    /** Until every sale is ordered and every order has left and come. */
    public void run() {
        var now = crew.clock().now();
        for (var stop : stops) {
            boolean over = stop.at().isBefore(now);
            boolean selling = nextToConfigure < toConfigure.size() || hasUnsold(stop);
            if (!selling && crew.parcels().shipped() >= crew.sales().paid()) {
                break;
            }
            if (!over || hasUnsold(stop)) {
                pass(stop, over ? now : stop.at());
            }
        }
        if (crew.parcels().shipped() < crew.sales().paid()) {
            throw new ReplayFailure(crew.sales().paid() - crew.parcels().shipped()
                    + " orders were not ready to ship long after the last sale.");
        }
        receiveTheRest();
    }

    private boolean hasUnsold(Timeline.Stop stop) {
        return stop.sales().stream().anyMatch(sale -> !crew.sales().isDone(sale));
    }

    private void pass(Timeline.Stop stop, Instant at) {
        crew.clock().moveTo(at);
        var making = workshop.submit(() -> {
            if (stop.fixesShift()) {
                crew.floor().release();
            }
            crew.floor().work(at);
            crew.parcels().ship(at);
            crew.parcels().receive(at);
        });
        configureAhead(Math.max(CONFIGURED_AHEAD, stop.sales().size()));
        var buying = new ArrayList<Future<?>>();
        for (int number : stop.sales()) {
            if (!crew.sales().isDone(number)) {
                var cart = configured.remove(number);
                buying.add(ordering.submit(() -> buy(stop, sale(number), cart)));
            }
        }
        buying.forEach(Replaying::await);
        await(making);
    }

    private void buy(Timeline.Stop stop, Sale sale, @org.jspecify.annotations.Nullable Future<SaleRecord> cart) {
        var inCart = cart == null ? crew.shopping().configure(sale) : await(cart);
        crew.shopping().buy(sale, inCart);
        watcher.sold(stop, crew.sales().paid());
    }

    /** Keeps a few carts filled before their time, in the order of the sales: those of this very stop come first. */
    private void configureAhead(int carts) {
        while (nextToConfigure < toConfigure.size() && configured.size() < carts) {
            int number = toConfigure.get(nextToConfigure++);
            configured.put(number, configuring.submit(() -> crew.shopping().configure(sale(number))));
        }
    }

    private Sale sale(int number) {
        return file.sales().get(number - 1);
    }

    private void receiveTheRest() {
        var later = crew.clock().now().plus(TIMER_RECEIPT);
        crew.parcels().receive(later); // two days on, in the order of their sending
        crew.clock().moveTo(later);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailure("Interrupted. The same command goes on where this stopped.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        configuring.shutdownNow();
        ordering.shutdownNow();
        workshop.shutdownNow();
    }
}
