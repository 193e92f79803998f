package org.wishwright.platform.identity.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.store.SessionStore;

/**
 * Who holds which token. A session lasts 30 days from its last use, written down at most once an hour, and never
 * longer than 90. Each node
 * remembers a token's caller for at most {@link #REMEMBERED}: so long a sign-out, or a role given, on another node may
 * take to be felt here.
 */
@Service
public class Sessions {

    public static final Duration LIFE = Duration.ofDays(30);
    public static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_TOKEN = 100;

    /** A new session; the token is told once and kept only as a hash. */
    public record Ticket(String token, PartyId person, String name) {

        /** Never the token. */
        @Override
        public String toString() {
            return "Ticket of " + person;
        }
    }

    /**
     * @param prolonged true when its life was just written anew, so that a cookie should be as well
     * @param strong whether it was entered with a passkey or a second step
     */
    public record Recognised(Caller caller, boolean prolonged, boolean strong) {}

    private record Remembered(Caller caller, boolean strong, long until) {}

    private final SessionStore store;
    private final Vault vault;
    private final IdSource ids;
    private final ConcurrentHashMap<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    Sessions(SessionStore store, Vault vault, IdSource ids) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
    }

    /** @param strong whether it was entered with a passkey or a second step */
    public Ticket open(PartyId person, Client client, boolean strong) {
        var token = vault.newToken();
        store.open(
                Vault.hashToken(token),
                ids.next(),
                person,
                LIFE,
                new SessionStore.Seen(client.device(), client.region(), strong));
        SecurityLog.entered(person, client, strong);
        return new Ticket(token, person, caller(person).displayName());
    }

    /** A second step was just passed in this session. */
    void strengthen(String token) {
        store.strengthen(Vault.hashToken(token));
        remembered.remove(key(Vault.hashToken(token)));
    }

    boolean isConfirmedWithin(String token, Duration time) {
        return token.length() <= LONGEST_TOKEN && store.isConfirmedWithin(Vault.hashToken(token), time);
    }

    /** Its holder just showed again who she is. */
    void confirm(String token) {
        store.confirm(Vault.hashToken(token));
    }

    /** The caller behind a token, if it is one of a live session. */
    public Optional<Recognised> find(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var hash = Vault.hashToken(token);
        var known = remembered.get(key(hash));
        if (known != null && System.nanoTime() - known.until() < 0) {
            return Optional.of(new Recognised(known.caller(), false, known.strong()));
        }
        var found = store.find(hash, WRITTEN_EVERY);
        if (found.isEmpty()) {
            remembered.remove(key(hash));
            return Optional.empty();
        }
        if (found.get().due()) {
            store.prolong(hash, LIFE);
        }
        var caller = caller(found.get().person());
        remember(hash, caller, found.get().strong());
        return Optional.of(new Recognised(caller, found.get().due(), found.get().strong()));
    }

    /** The person as a caller; one who is unknown or was erased is a programmer's error. */
    public Caller caller(PartyId person) {
        return caller(
                store.person(person).orElseThrow(() -> new IllegalArgumentException("There is no person " + person)));
    }

    public void close(String token) {
        var hash = Vault.hashToken(token);
        store.close(hash);
        remembered.remove(key(hash));
    }

    public void close(Caller caller, UUID session) {
        store.close(caller.person(), session);
        forget(caller.person());
    }

    public void closeOthers(Caller caller, String token) {
        store.closeOthers(caller.person(), Vault.hashToken(token));
        forget(caller.person());
    }

    /** Ends all sessions of a person, for an operator who was asked to, or who fears for her. */
    public void closeAll(PartyId person) {
        store.closeAll(person);
        forget(person);
    }

    public List<SessionStore.Open> of(Caller caller, String token) {
        return store.of(caller.person(), Vault.hashToken(token));
    }

    /** Forgets what this node remembers of a person: now, or when the transaction that changes her has committed. */
    public void forget(PartyId person) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    drop(person);
                }
            });
        } else {
            drop(person);
        }
    }

    private void drop(PartyId person) {
        remembered.values().removeIf(one -> one.caller().person().equals(person));
    }

    private void remember(byte[] hash, Caller caller, boolean strong) {
        long now = System.nanoTime();
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().removeIf(one -> now - one.until() >= 0);
        }
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(key(hash), new Remembered(caller, strong, now + REMEMBERED.toNanos()));
        }
    }

    private Caller caller(SessionStore.Person person) {
        var name = vault.open(person.wrappedKey(), person.id(), People.NAME, person.sealedName());
        return new Caller(person.id(), name, person.memberships());
    }

    /** The first half of the hash: 128 bits do not collide by chance, and nobody can choose them. */
    private static UUID key(byte[] hash) {
        var bytes = java.nio.ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
