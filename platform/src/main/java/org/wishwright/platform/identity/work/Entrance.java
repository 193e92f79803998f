package org.wishwright.platform.identity.work;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.CodeSender;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.store.CodeStore;
import org.wishwright.platform.identity.store.PartyStore;

/**
 * Sign-up and sign-in. Known and unknown accounts get the same answers for the same work, and a count of tries survives
 * the refusal: nothing here runs in one big transaction.
 */
@Service
public class Entrance {

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final int CODE_TRIES = 5;

    private final CodeStore codes;
    private final PartyStore parties;
    private final People people;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Vault vault;
    private final Sandbox sandbox;
    private final ObjectProvider<CodeSender> senders;

    Entrance(
            CodeStore codes,
            PartyStore parties,
            People people,
            Sessions sessions,
            Throttle throttle,
            Vault vault,
            Sandbox sandbox,
            ObjectProvider<CodeSender> senders) {
        this.codes = codes;
        this.parties = parties;
        this.people = people;
        this.sessions = sessions;
        this.throttle = throttle;
        this.vault = vault;
        this.sandbox = sandbox;
        this.senders = senders;
    }

    /** True where signing up with an e-mail needs a code sent to it. */
    public boolean demandsProof() {
        return !sandbox.on();
    }

    /**
     * Sends a new code; the one before it is void.
     *
     * @param address of the client, for the throttle
     * @return the code where a sandbox shows it
     */
    public Optional<String> sendCode(Contact contact, String address) {
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, address);
        throttle.take(Throttle.Kind.CODES_PER_CONTACT, account(contact));
        var sender = senders.getIfAvailable(() -> sandbox.sender()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.codes-unavailable",
                        "No codes can be sent from here yet. Sign in with e-mail and password."))));
        var code = vault.newCode();
        codes.put(vault.lookup(contact), vault.hashCode(contact, code), CODE_LIFE);
        return sender.send(contact, code);
    }

    /** Signs in by code; an unknown contact becomes a new person. */
    public Sessions.Ticket signInByCode(Contact contact, @Nullable String code, @Nullable String name, String address) {
        var chosen = name == null || name.isBlank()
                ? Optional.<String>empty()
                : Optional.of(Entries.name(name).orThrow());
        useCode(contact, code, address);
        return sessions.open(people.findOrCreate(contact, chosen));
    }

    /** Signs in by e-mail and password. */
    public Sessions.Ticket signInByPassword(@Nullable String email, @Nullable String password, String address) {
        var contact = Contact.email(email).orThrow();
        takeTry(contact, address);
        var credential = parties.credential(vault.lookup(contact));
        var typed = password == null || password.length() > 200 ? "" : password;
        if (credential.isEmpty()) {
            vault.matchNobody(typed);
        }
        var person = credential
                .filter(one -> vault.matchesPassword(typed, one.hash()))
                .map(PartyStore.Credential::person)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.sign-in-refused",
                        "E-mail and password do not fit together. Check both, or sign in with a code.",
                        "field",
                        "password")));
        succeeded(contact, address);
        return sessions.open(person);
    }

    /**
     * Signs up with e-mail and password. A right code proves whose e-mail it is: then an existing account gets this
     * password. Outside a sandbox the code is demanded, so that nobody learns who has an account or takes one's place.
     */
    public Sessions.Ticket signUp(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name,
            @Nullable String code,
            String address) {
        var contact = Contact.email(email).orThrow();
        var chosen = Entries.password(password).orThrow();
        boolean proven = code != null && !code.isBlank();
        var called = proven && (name == null || name.isBlank())
                ? Optional.<String>empty()
                : Optional.of(Entries.name(name).orThrow());
        throttle.take(Throttle.Kind.SIGN_UPS_PER_ADDRESS, address);
        var hash = vault.hashPassword(chosen);
        if (proven || demandsProof()) {
            useCode(contact, code, address);
        }
        return sessions.open(
                proven
                        ? people.findOrCreate(contact, called, hash)
                        : newPerson(contact, called.orElseThrow(), hash));
    }

    /** A new person with a password, for those who are trusted to know whose e-mail it is. */
    PartyId register(String email, String password, String name) {
        var contact = Contact.email(email).orThrow();
        var chosen = Entries.password(password).orThrow();
        var called = Entries.name(name).orThrow();
        return newPerson(contact, called, vault.hashPassword(chosen));
    }

    private PartyId newPerson(Contact contact, String name, String passwordHash) {
        return people.create(contact, name, passwordHash)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.email-conflict",
                        "This e-mail has an account. Sign in, or have a code sent to it to choose a new password.",
                        "field",
                        "email")));
    }

    private void useCode(Contact contact, @Nullable String code, String address) {
        takeTry(contact, address);
        var typed = code == null ? "" : code.strip();
        var lookup = vault.lookup(contact);
        var hash = vault.hashCode(contact, typed);
        boolean right = codes.attempt(lookup, CODE_TRIES)
                .filter(kept -> MessageDigest.isEqual(kept, hash))
                .isPresent();
        if (!right || !codes.use(lookup, hash)) {
            throw new RefusedException(Refusal.of(
                    "identity.code-refused",
                    "This code is wrong, used or older than five minutes. Check it, or have a new one sent.",
                    "field",
                    "code"));
        }
        succeeded(contact, address);
    }

    private void takeTry(Contact contact, String address) {
        throttle.take(Throttle.Kind.FAILURES_PER_ADDRESS, address);
        throttle.take(Throttle.Kind.FAILURES_PER_ACCOUNT, account(contact));
    }

    private void succeeded(Contact contact, String address) {
        throttle.giveBack(Throttle.Kind.FAILURES_PER_ADDRESS, address);
        throttle.forget(Throttle.Kind.FAILURES_PER_ACCOUNT, account(contact));
    }

    private static String account(Contact contact) {
        return contact.kind() + " " + contact.value();
    }
}
