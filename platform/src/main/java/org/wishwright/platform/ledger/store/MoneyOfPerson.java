package org.wishwright.platform.ledger.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;

/** A person's money. The books are never edited: erased, her accounts stay under a number that is nobody's any more. */
@Repository
class MoneyOfPerson implements PersonalData {

    private final JdbcClient jdbc;

    MoneyOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal> hindrance(PartyId person) {
        boolean owed = jdbc.sql("""
                        select exists (select from ledger.account
                            where party = ? and credits_posted > debits_posted and kind <> 'PROVIDER')""").param(person.value()).query(Boolean.class).single();
        return owed
                ? Optional.of(Refusal.of(
                        "ledger.erase-money-held",
                        "Money of yours is still held here. Have it paid out, or wait until the order is settled."))
                : Optional.empty();
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("payments", jdbc.sql("""
                        select id, subject, amount, currency, method, state, refunded, begun, settled
                        from ledger.payment where payer = ? order by id""").param(person.value()).query().listOfRows());
        into.rows("accounts", jdbc.sql("""
                        select kind, currency, debits_posted, credits_posted from ledger.account
                        where party = ? order by kind, currency""").param(person.value()).query().listOfRows());
    }

    @Override
    public void erase(PartyId person) {
        // nothing here says who she was
    }
}
