package org.wishwright.platform.ledger.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.AccountBalance;
import org.wishwright.platform.ledger.AccountKind;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;

/** Accounts and what they hold. */
@Repository
public class AccountStore {

    private static final int MOST_KNOWN = 200_000;

    /** An account's columns after a statement. */
    private record Sides(UUID id, long debitsPending, long debitsPosted, long creditsPending, long creditsPosted) {}

    private final JdbcClient jdbc;

    /** Accounts that are there for certain: they were committed, and none is ever deleted. */
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes those that are not there yet. A deposit stands on the statement of whoever pays into its subject's escrow, the platform's
     * income on the platform's.
     */
    void make(Collection<AccountRef> accounts) {
        var some = accounts.stream().filter(one -> !known.contains(one.id())).toList();
        if (some.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into ledger.account (id, kind, owner, party, currency, debits_within_credits)
                        select id, kind, owner,
                            case when kind in ('PARTY', 'HOLDBACK', 'BOND') then owner
                                when kind in ('COMMISSION', 'COMPENSATION', 'LOSS') then :platform
                                when kind in ('EARNEST', 'PREPAYMENT', 'HOLD') then (
                                    select e.party from ledger.account e
                                    where e.kind = 'ESCROW' and e.owner = a.owner and e.currency = a.currency) end,
                            currency, kind not in ('PROVIDER', 'CLAIM', 'LOSS')
                        from unnest(:account::uuid[], :kind::text[], :owner::uuid[], :currency::text[])
                            as a (id, kind, owner, currency)
                        order by id
                        on conflict do nothing""")
                .param("platform", Ledger.PLATFORM.value())
                .param("account", TransferStore.texts(some, AccountRef::id))
                .param("kind", TransferStore.texts(some, AccountRef::kind))
                .param("owner", TransferStore.texts(some, AccountRef::owner))
                .param("currency", TransferStore.texts(some, AccountRef::currency))
                .update();
    }

    /** Says that a transaction that used these has committed. */
    public void committed(Collection<UUID> accounts) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        known.addAll(accounts);
    }

    /** One moment's balances; zero for accounts that are not. */
    public Map<AccountRef, AccountBalance> balances(Collection<AccountRef> accounts) {
        var found = new HashMap<UUID, Sides>();
        jdbc.sql("""
                        select id, debits_pending, debits_posted, credits_pending, credits_posted
                        from ledger.account where id = any(?::uuid[])""")
                .param(TransferStore.texts(List.copyOf(accounts), AccountRef::id))
                .query(Sides.class)
                .list()
                .forEach(sides -> found.put(sides.id(), sides));
        var balances = new HashMap<AccountRef, AccountBalance>();
        for (var account : accounts) {
            var sides = found.getOrDefault(account.id(), new Sides(account.id(), 0, 0, 0, 0));
            balances.put(account, balance(account, sides));
        }
        return balances;
    }

    private static AccountBalance balance(AccountRef account, Sides sides) {
        long owed = sides.creditsPosted() - sides.debitsPosted();
        LongFunction<Money> money = minor -> new Money(minor, account.currency());
        return account.kind() == AccountKind.PROVIDER
                ? new AccountBalance(
                        money.apply(-owed), money.apply(sides.debitsPending()), money.apply(sides.creditsPending()))
                : new AccountBalance(
                        money.apply(owed), money.apply(sides.creditsPending()), money.apply(sides.debitsPending()));
    }
}
