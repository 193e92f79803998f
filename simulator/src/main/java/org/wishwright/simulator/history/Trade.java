package org.wishwright.simulator.history;

import java.util.List;
import java.util.Map;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;

/** One of the demo's makers with her floor and her product. */
final class Trade {

    static final String MAIL = "@wishwright.example";
    private static final long COMPILE_MILLIS = 60_000;

    private final Account maker;
    private final List<Account> workers;
    private final String version;

    private Trade(Account maker, List<Account> workers, String version) {
        this.maker = maker;
        this.workers = workers;
        this.version = version;
    }

    /** Signs maker and workers in, and waits until her product is on sale. */
    static Trade open(Api api, String maker, List<String> workers, String password) {
        var account = account(api, maker, password);
        var organisation = account.json(Call.get("/api/v1/me"))
                .path("memberships")
                .path(0)
                .path("organisation")
                .asString("");
        return new Trade(
                account,
                workers.stream().map(name -> account(api, name, password)).toList(),
                onSale(api, organisation));
    }

    private static Account account(Api api, String name, String password) {
        try {
            return Account.of(
                    api,
                    () -> api.json(Call.post("/api/v1/sessions", Map.of("email", name + MAIL, "password", password)))
                            .path("token")
                            .asString(""));
        } catch (CallRefused refused) {
            throw new ReplayFailure("Nobody can sign in as " + name + MAIL + ", so this program has no demo, or its "
                    + "password was changed. ./wishwright run on an empty data folder loads the demo.");
        }
    }

    private static String onSale(Api api, String organisation) {
        long deadline = System.currentTimeMillis() + COMPILE_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            for (var product : api.json(Call.get("/api/v1/products?limit=100")).path("items")) {
                if (product.path("maker").asString("").equals(organisation)) {
                    return product.path("version").asString("");
                }
            }
            Api.pause(250);
        }
        throw new ReplayFailure("A maker of the demo has no product on sale, so nobody can order one.");
    }

    Account maker() {
        return maker;
    }

    /** Whoever works at this work centre. */
    Account worker(String workCentre) {
        return workers.get(Math.floorMod(workCentre.hashCode(), workers.size()));
    }

    String version() {
        return version;
    }
}
