package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.KeyRotation;
import org.wishwright.platform.evidence.store.KeyStore;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;

@PlatformTest
class KeysTest {

    @Autowired
    Facts facts;

    @Autowired
    EvidenceBook book;

    @Autowired
    KeyRotation rotation;

    @Autowired
    LogStore log;

    @Autowired
    KeyStore keys;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatTheOldKeySignedStillVerifiesAndItsSecretIsGone() {
        var fact = facts.sequenced(2).getFirst();
        var old = book.receipt(fact.id()).orElseThrow();
        var oldFile = book.receiptOf(fact.subject()).orElseThrow().toBytes();
        var oldKey = book.key();
        var other = new LogSigner(log, keys, transaction, new SecureRandom());
        other.afterSingletonsInstantiated();
        assertThat(other.keys().current()).isEqualTo(oldKey);

        var rotated = rotation.rotate(operator());

        assertThat(rotated.current()).isNotEqualTo(oldKey).isEqualTo(book.key());
        assertThat(other.keys().current()).as("another node").isEqualTo(book.key());
        assertThat(old.verify(book.keys()).isAccepted()).isTrue();
        assertThat(ReceiptCheck.of(oldFile, Trust.NONE.withKey(oldKey)).findings())
                .isEmpty();
        var later = facts.sequenced(1).getFirst();
        var file = book.receiptOf(later.subject()).orElseThrow().toBytes();
        assertThat(ReceiptCheck.of(file, Trust.NONE.withKey(oldKey)).findings())
                .as("who trusts the old key trusts those that follow")
                .isEmpty();
        assertThat(ReceiptCheck.of(file, Trust.NONE.withKey(book.key())).isPassed())
                .isTrue();
        assertThat(book.check().faults()).isEmpty();
        assertThat(jdbc.sql("select count(*) from evidence.log_key where secret is not null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void onlyAnOperatorRotates() {
        var maker =
                new Caller(new PartyId(UUID.randomUUID()), "Lin", Set.of(new Membership(Parties.PLATFORM, Role.MAKER)));
        assertThatThrownBy(() -> rotation.rotate(maker)).isInstanceOf(RefusedException.class);
    }

    static Caller operator() {
        return new Caller(
                new PartyId(UUID.randomUUID()), "Op", Set.of(new Membership(Parties.PLATFORM, Role.OPERATOR)));
    }
}
