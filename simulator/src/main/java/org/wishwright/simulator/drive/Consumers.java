package org.wishwright.simulator.drive;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.simulator.http.Api;

/** The consumers' accounts. A sale always belongs to the same one. */
public final class Consumers {

    private final List<Account> accounts = new ArrayList<>();

    /** Signs them up, or in. */
    public Consumers(Api api, Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            accounts.add(Account.byPhone(api, journal, phone(i), "Consumer " + (i + 1)));
        }
    }

    /** A number of those kept for films and examples: area code, 555-01xx. */
    static String phone(int index) {
        return "+1%03d55501%02d".formatted(300 + index / 100, index % 100);
    }

    public Account of(int sale) {
        return accounts.get(sale % accounts.size());
    }

    public List<Account> all() {
        return List.copyOf(accounts);
    }
}
