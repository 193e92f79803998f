package org.wishwright.platform.identity.work;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.store.SecondStore;

/** Passkeys: made by a signed-in person, and then a way in without name, password or code. */
@Service
public class Passkeys {

    public static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 20;
    private static final String MAKE = "PASSKEY_MAKE";
    private static final String ENTER = "PASSKEY_ENTER";

    /** Where a browser is. @param origin as in {@code https://shop.example:8443}; @param host as in {@code shop.example} */
    public record Place(String origin, String host) {}

    /** What a browser hands over for a new passkey; all bytes as they came. */
    public record New(byte[] challenge, byte[] clientData, byte[] authenticatorData, byte[] publicKey, int algorithm) {}

    /** What a browser answers when asked to enter. */
    public record Answer(
            byte[] challenge, byte[] credential, byte[] clientData, byte[] authenticatorData, byte[] signature) {}

    private final SecondStore store;
    private final Sessions sessions;
    private final Throttle throttle;
    private final SecureRandom random;
    private final IdSource ids;

    Passkeys(SecondStore store, Sessions sessions, Throttle throttle, SecureRandom random, IdSource ids) {
        this.store = store;
        this.sessions = sessions;
        this.throttle = throttle;
        this.random = random;
        this.ids = ids;
    }

    public byte[] askToMake(Caller caller) {
        return ask(MAKE, caller);
    }

    /** Credentials she has already, so that her device does not make a second one. */
    public List<byte[]> credentials(Caller caller) {
        return store.credentials(caller.person());
    }

    public List<SecondStore.Listed> of(Caller caller) {
        return store.passkeys(caller.person());
    }

    /** @param label how she calls the device */
    @Transactional
    public void make(Caller caller, New made, String label, Place place) {
        var called = Entries.name(label.isBlank() ? "Passkey" : label).orThrow();
        if (store.passkeys(caller.person()).size() >= MOST) {
            throw new RefusedException(Refusal.of(
                    "identity.passkeys-many", "You have {most} passkeys already. Remove one first.", "most", MOST));
        }
        var whose = store.answer(made.challenge(), MAKE);
        if (whose.isEmpty() || !whose.get().filter(caller.person()::equals).isPresent()) {
            throw old();
        }
        var asked = new PasskeyCheck.Asked(made.challenge(), place.origin(), place.host());
        var key = PasskeyCheck.made(
                        asked, made.clientData(), made.authenticatorData(), made.publicKey(), made.algorithm())
                .orThrow();
        var passkey = new SecondStore.Passkey(
                ids.next(), caller.person(), made.publicKey(), made.algorithm(), place.host(), key.counter());
        SecurityLog.changed(caller.person(), "passkey made");
        if (!store.addPasskey(passkey, key.credential(), called)) {
            throw new RefusedException(
                    Refusal.of("identity.passkey-conflict", "This passkey is known here already. Sign in with it."));
        }
    }

    public void remove(Caller caller, UUID passkey) {
        store.removePasskey(caller.person(), passkey);
        SecurityLog.changed(caller.person(), "passkey removed");
    }

    /** Anybody may ask; whoever answers is told by the key. */
    public byte[] askToEnter(Client client) {
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, client.address());
        return ask(ENTER, null);
    }

    /** Signs in; the same refusal for an unknown key and a wrong one. */
    @Transactional
    public Sessions.Ticket enter(Answer answer, Place place, Client client) {
        throttle.take(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        if (store.answer(answer.challenge(), ENTER).isEmpty()) {
            throw old();
        }
        var passkey = store.passkey(answer.credential())
                .filter(known -> known.site().equals(place.host()))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.passkey-unknown",
                        "This passkey is not known here. Sign in otherwise, then add it under your account.")));
        var asked = new PasskeyCheck.Asked(answer.challenge(), place.origin(), place.host());
        long counter = PasskeyCheck.entered(
                        asked,
                        answer.clientData(),
                        answer.authenticatorData(),
                        answer.signature(),
                        passkey.publicKey(),
                        passkey.algorithm(),
                        passkey.counter())
                .orThrow();
        store.used(passkey.id(), counter);
        throttle.giveBack(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        return sessions.open(passkey.person(), client, true);
    }

    private byte[] ask(String purpose, @org.jspecify.annotations.Nullable Caller caller) {
        var challenge = new byte[32];
        random.nextBytes(challenge);
        store.ask(challenge, purpose, caller == null ? null : caller.person(), LIFE);
        return challenge;
    }

    private static RefusedException old() {
        return new RefusedException(
                Refusal.of("identity.passkey-late", "That took too long, or was answered already. Try again."));
    }
}
