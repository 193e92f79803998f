package org.wishwright.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.UUID;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.DepositType;

/**
 * Names an account. It comes into being with its first transfer.
 *
 * @param owner the order of an escrow or a deposit, the party of a balance, a hold-back or a bond, the shard of the provider's cash,
 *     of commission and of compensation
 */
public record AccountRef(AccountKind kind, UUID owner, Currency currency) {

    /** How many rows share the load of one currency's cash, and of its commission. */
    public static final int SHARDS = 16;

    public static AccountRef escrow(UUID order, Currency currency) {
        return new AccountRef(AccountKind.ESCROW, order, currency);
    }

    public static AccountRef party(PartyId party, Currency currency) {
        return new AccountRef(AccountKind.PARTY, party.value(), currency);
    }

    /** Money paid ahead for a subject, by what it is in law. */
    public static AccountRef deposit(DepositType type, UUID subject, Currency currency) {
        var kind = switch (type) {
            case EARNEST -> AccountKind.EARNEST;
            case PREPAYMENT -> AccountKind.PREPAYMENT;
            case HOLD -> AccountKind.HOLD;
        };
        return new AccountRef(kind, subject, currency);
    }

    public static AccountRef bond(PartyId seller, Currency currency) {
        return new AccountRef(AccountKind.BOND, seller.value(), currency);
    }

    public static AccountRef holdback(PartyId party, Currency currency) {
        return new AccountRef(AccountKind.HOLDBACK, party.value(), currency);
    }

    /** The shard of what the platform has put aside that a subject's compensation comes from. */
    public static AccountRef compensation(UUID subject, Currency currency) {
        return new AccountRef(AccountKind.COMPENSATION, shard(subject), currency);
    }

    /** The shard of the claims against banks that a subject's payments are in. */
    public static AccountRef claim(UUID subject, Currency currency) {
        return new AccountRef(AccountKind.CLAIM, shard(subject), currency);
    }

    /** The shard of the platform's losses that a subject's are in. */
    public static AccountRef loss(UUID subject, Currency currency) {
        return new AccountRef(AccountKind.LOSS, shard(subject), currency);
    }

    /** The shard of the provider's cash that a subject's payments and refunds go through. */
    public static AccountRef provider(UUID subject, Currency currency) {
        return new AccountRef(AccountKind.PROVIDER, shard(subject), currency);
    }

    /** The shard of commission that a subject's shares go to. */
    public static AccountRef commission(UUID subject, Currency currency) {
        return new AccountRef(AccountKind.COMMISSION, shard(subject), currency);
    }

    /** The account's id: derived from its name, so that a transfer needs no look-up. */
    public UUID id() {
        var name = "ledger.account|" + kind + "|" + owner + "|" + currency.getCurrencyCode();
        var hash = java.nio.ByteBuffer.wrap(sha256(name));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L; // version 8: by hash
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static UUID shard(UUID subject) {
        return new UUID(0, subject.getLeastSignificantBits() & (SHARDS - 1));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
