package org.wishwright.platform.identity.work;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.CodeSender;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Sandbox;
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

    /** Somebody who passed the first step. @param ticket null where a second one is wanted of her */
    public record Admission(PartyId person, Sessions.@Nullable Ticket ticket) {}

    private final CodeStore codes;
    private final PartyStore parties;
    private final People people;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Vault vault;
    private final Sandbox sandbox;
    private final SecondStep second;
    private final ObjectProvider<CodeSender> senders;
    private final PasswordStrength strength;

    Entrance(
            CodeStore codes,
            PartyStore parties,
            People people,
            Sessions sessions,
            Throttle throttle,
            Vault vault,
            Sandbox sandbox,
            SecondStep second,
            ObjectProvider<CodeSender> senders,
            PasswordStrength strength) {
        this.strength = strength;
        this.codes = codes;
        this.parties = parties;
        this.people = people;
        this.sessions = sessions;
        this.throttle = throttle;
        this.vault = vault;
        this.sandbox = sandbox;
        this.second = second;
        this.senders = senders;
    }

    /** True where signing up with an e-mail needs a code sent to it. */
    public boolean demandsProof() {
        return !sandbox.on();
    }

    /**
     * Sends a new code; the one before it is void.
     *
     * @param client for the throttle
     * @return the code where a sandbox shows it
     */
    public Optional<String> sendCode(Contact contact, Client client) {
        throttle.take(Throttle.Kind.CODES_PER_ADDRESS, client.address());
        throttle.take(Throttle.Kind.CODES_PER_CONTACT, account(contact));
        var sender = senders.stream()
                .filter(one -> one.carries(contact.kind()))
                .findFirst()
                .or(sandbox::sender)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.codes-unavailable",
                        "No codes can be sent from here yet. Sign in with e-mail and password.")));
        var code = vault.newCode();
        codes.put(vault.lookup(contact), vault.hashCode(contact, code), CODE_LIFE);
        return sender.send(contact, code);
    }

    /** Signs in by code; an unknown contact becomes a new person. */
    public Admission signInByCode(Contact contact, @Nullable String code, @Nullable String name, Client client) {
        var chosen = name == null || name.isBlank()
                ? Optional.<String>empty()
                : Optional.of(Entries.name(name).orThrow());
        useCode(contact, code, client);
        return admit(people.findOrCreate(contact, chosen), client);
    }

    /** Signs in by e-mail and password. */
    public Admission signInByPassword(@Nullable String email, @Nullable String password, Client client) {
        var contact = Contact.email(email).orThrow();
        takeTry(contact, client);
        var credential = parties.credential(vault.lookup(contact));
        var typed = password == null || password.length() > 200 ? "" : password;
        if (credential.isEmpty()) {
            vault.matchNobody(typed);
        }
        var person = credential
                .filter(one -> vault.matchesPassword(typed, one.hash()))
                .map(PartyStore.Credential::person)
                .orElseThrow(() -> refused(
                        "password",
                        client,
                        Refusal.of(
                                "identity.sign-in-refused",
                                "E-mail and password do not fit together. Check both, or sign in with a code.",
                                "field",
                                "password")));
        succeeded(contact, client);
        return admit(person, client);
    }

    /**
     * Signs up with e-mail and password. A right code proves whose e-mail it is: then an existing account gets this
     * password. Outside a sandbox the code is demanded, so that nobody learns who has an account or takes one's place.
     */
    public Admission signUp(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name,
            @Nullable String code,
            Client client) {
        var contact = Contact.email(email).orThrow();
        var chosen = Entries.password(password).orThrow();
        boolean proven = code != null && !code.isBlank();
        var called = proven && (name == null || name.isBlank())
                ? Optional.<String>empty()
                : Optional.of(Entries.name(name).orThrow());
        throttle.take(Throttle.Kind.SIGN_UPS_PER_ADDRESS, client.address());
        strength.check(chosen, List.of(contact.value(), called.orElse("")));
        var hash = vault.hashPassword(chosen);
        if (proven || demandsProof()) {
            useCode(contact, code, client);
        }
        return admit(
                proven ? people.findOrCreate(contact, called, hash) : newPerson(contact, called.orElseThrow(), hash),
                client);
    }

    /** Ends a sign-in of a program, which sends both steps at once. */
    public Sessions.Ticket finish(Admission admission, @Nullable String code, Client client) {
        var ticket = admission.ticket();
        if (ticket != null) {
            return ticket;
        }
        if (code == null || code.isBlank()) {
            throw SecondStep.needed();
        }
        return second.finish(admission.person(), code, client);
    }

    /** A new person with a password, for those who are trusted to know whose e-mail it is. */
    PartyId register(String email, String password, String name) {
        var contact = Contact.email(email).orThrow();
        var chosen = Entries.givenPassword(password).orThrow();
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

    private void useCode(Contact contact, @Nullable String code, Client client) {
        takeTry(contact, client);
        var typed = code == null ? "" : code.strip();
        var lookup = vault.lookup(contact);
        var hash = vault.hashCode(contact, typed);
        boolean right = codes.attempt(lookup, CODE_TRIES)
                .filter(kept -> MessageDigest.isEqual(kept, hash))
                .isPresent();
        if (!right || !codes.use(lookup, hash)) {
            throw refused(
                    "code",
                    client,
                    Refusal.of(
                            "identity.code-refused",
                            "This code is wrong, used or older than five minutes. Check it, or have a new one sent.",
                            "field",
                            "code"));
        }
        succeeded(contact, client);
    }

    private static RefusedException refused(String way, Client client, Refusal refusal) {
        SecurityLog.refused(way, refusal.code(), client);
        return new RefusedException(refusal);
    }

    public boolean hasPassword(Caller caller) {
        return parties.passwordHash(caller.person()).isPresent();
    }

    /** Another password, by one who knows the present one; her other sessions end. */
    public void changePassword(Caller caller, @Nullable String present, @Nullable String wanted, String token) {
        var chosen = Entries.password(wanted).orThrow();
        checkPassword(caller, present, "present");
        var own = new ArrayList<>(List.of(caller.displayName()));
        people.contacts(caller.person()).forEach(contact -> own.add(contact.value()));
        strength.check(chosen, own);
        parties.putPassword(caller.person(), vault.hashPassword(chosen));
        sessions.closeOthers(caller, token);
        SecurityLog.changed(caller.person(), "password");
    }

    /** Refused, and counted, where it is not her present password. @param field of the form it was typed into */
    void checkPassword(Caller caller, @Nullable String present, String field) {
        var subject = "password " + caller.person();
        throttle.take(Throttle.Kind.FAILURES_PER_ACCOUNT, subject);
        var hash = parties.passwordHash(caller.person());
        var typed = present == null || present.length() > 200 ? "" : present;
        if (hash.isEmpty() || !vault.matchesPassword(typed, hash.get())) {
            throw new RefusedException(Refusal.of(
                    "identity.password-wrong",
                    "This is not your present password. Check it, or have a code sent to your e-mail under Sign up.",
                    "field",
                    field));
        }
        throttle.forget(Throttle.Kind.FAILURES_PER_ACCOUNT, subject);
    }

    /** Uses up a code that was sent to this contact. */
    void checkCode(Contact contact, String code, Client client) {
        useCode(contact, code, client);
    }

    private void takeTry(Contact contact, Client client) {
        throttle.take(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        throttle.take(Throttle.Kind.FAILURES_PER_ACCOUNT, account(contact));
    }

    private void succeeded(Contact contact, Client client) {
        throttle.giveBack(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        throttle.forget(Throttle.Kind.FAILURES_PER_ACCOUNT, account(contact));
    }

    /** Whoever has a second step gets no session before it. */
    private Admission admit(PartyId person, Client client) {
        return second.isOn(person)
                ? new Admission(person, null)
                : new Admission(person, sessions.open(person, client, false));
    }

    private static String account(Contact contact) {
        return contact.kind() + " " + contact.value();
    }
}
