package org.wishwright.platform.identity.work;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Sandbox;
import org.wishwright.platform.identity.store.PartyStore;
import org.wishwright.platform.identity.store.SecondStore;

/**
 * The second step of a sign-in: a code of an app (RFC 6238), or one of ten recovery codes. Whoever has set it up is asked for it;
 * outside a sandbox operators get to their desk only through it or a passkey.
 */
@Service
public class SecondStep {

    public static final Duration LIFE = Duration.ofMinutes(5);
    private static final String PURPOSE = "SECOND_STEP";
    private static final String KIND = "TOTP";
    private static final int RECOVERY_CODES = 10;
    /** Without letters and digits that look like others; 24 of them are 118 bits, which no hash need make slow to guess. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private final SecondStore store;
    private final PartyStore parties;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Vault vault;
    private final SecureRandom random;
    private final boolean demanded;

    SecondStep(
            SecondStore store,
            PartyStore parties,
            Sessions sessions,
            Throttle throttle,
            Vault vault,
            SecureRandom random,
            Sandbox sandbox,
            @Value("${wishwright.identity.operators-second-step:}") String setting) {
        this.store = store;
        this.parties = parties;
        this.sessions = sessions;
        this.throttle = throttle;
        this.vault = vault;
        this.random = random;
        this.demanded = setting.isBlank() ? !sandbox.on() : Boolean.parseBoolean(setting.strip());
    }

    /** Whether operators need a strong session at their desk. */
    public boolean isDemandedOfOperators() {
        return demanded;
    }

    public boolean isOn(PartyId person) {
        return store.totp(person).filter(SecondStore.Totp::confirmed).isPresent();
    }

    /** A secret to be put into an app, in Base32; nothing changes before a code of it was shown. */
    @Transactional
    public String propose(Caller caller) {
        if (isOn(caller.person())) {
            throw new RefusedException(
                    Refusal.of("identity.totp-on", "The second step is on already. Switch it off first."));
        }
        var known = store.totp(caller.person());
        if (known.isPresent()) {
            return secret(caller.person(), known.get());
        }
        var secret = new byte[TimeCode.SECRET_BYTES];
        random.nextBytes(secret);
        var text = TimeCode.base32(secret);
        store.proposeTotp(
                caller.person(),
                vault.seal(
                        parties.key(caller.person()),
                        caller.person(),
                        KIND,
                        java.util.HexFormat.of().formatHex(secret)));
        return text;
    }

    /** Switches the second step on. @return ten recovery codes, told once */
    @Transactional
    public List<String> confirm(Caller caller, String code, String token) {
        tryOnce(caller.person());
        if (!fits(caller.person(), code)) {
            throw wrong();
        }
        store.confirmTotp(caller.person());
        SecurityLog.changed(caller.person(), "second step on");
        sessions.strengthen(token);
        throttle.forget(Throttle.Kind.FAILURES_PER_ACCOUNT, subject(caller.person()));
        return newRecoveryCodes(caller.person());
    }

    /** Switches it off, with a code or a recovery code. */
    @Transactional
    public void remove(Caller caller, String code) {
        tryOnce(caller.person());
        if (!passes(caller.person(), code)) {
            throw wrong();
        }
        store.removeTotp(caller.person());
        SecurityLog.changed(caller.person(), "second step off");
    }

    /** What a browser keeps between the steps. */
    public byte[] begin(PartyId person) {
        var value = new byte[32];
        random.nextBytes(value);
        store.ask(value, PURPOSE, person, LIFE);
        return value;
    }

    /** Ends a sign-in that {@link #begin} began. */
    public Sessions.Ticket finish(byte[] begun, String code, Client client) {
        var person = store.asked(begun, PURPOSE).orElseThrow(SecondStep::late);
        var ticket = finish(person, code, client);
        store.answer(begun, PURPOSE);
        return ticket;
    }

    /** For one whose first step has just been passed. */
    Sessions.Ticket finish(PartyId person, String code, Client client) {
        check(person, code, client);
        return sessions.open(person, client, true);
    }

    /** Refused, and counted, where the code is not hers. */
    void check(PartyId person, String code, Client client) {
        tryOnce(person);
        throttle.take(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        if (!passes(person, code)) {
            SecurityLog.refused("second", "identity.second-refused", client);
            throw wrong();
        }
        throttle.giveBack(Throttle.Kind.FAILURES_PER_ADDRESS, client.address());
        throttle.forget(Throttle.Kind.FAILURES_PER_ACCOUNT, subject(person));
    }

    private boolean passes(PartyId person, String code) {
        var typed = code.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
        return typed.matches("[0-9]{6}")
                ? fits(person, typed)
                : store.useRecoveryCode(person, Vault.hashToken(person + " " + typed));
    }

    private boolean fits(PartyId person, String code) {
        var totp = store.totp(person);
        if (totp.isEmpty()) {
            return false;
        }
        var secret = java.util.HexFormat.of().parseHex(opened(person, totp.get()));
        // the machine's clock: an app's clock knows nothing of a simulation
        var step = TimeCode.step(
                secret,
                code.strip().replace(" ", ""),
                InstantSource.system().instant(),
                totp.get().lastStep());
        return step.isPresent() && store.stepped(person, step.getAsLong());
    }

    private String secret(PartyId person, SecondStore.Totp totp) {
        return TimeCode.base32(java.util.HexFormat.of().parseHex(opened(person, totp)));
    }

    private String opened(PartyId person, SecondStore.Totp totp) {
        return vault.open(parties.key(person), person, KIND, totp.sealed());
    }

    private List<String> newRecoveryCodes(PartyId person) {
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = new StringBuilder();
            for (int letter = 0; letter < 24; letter++) {
                code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                if (letter % 4 == 3 && letter < 23) {
                    code.append('-');
                }
            }
            codes.add(code.toString());
        }
        store.putRecoveryCodes(
                person,
                codes.stream()
                        .map(code -> Vault.hashToken(person + " " + code.replace("-", "")))
                        .toList());
        return codes;
    }

    private void tryOnce(PartyId person) {
        throttle.take(Throttle.Kind.FAILURES_PER_ACCOUNT, subject(person));
    }

    private static String subject(PartyId person) {
        return "second " + person;
    }

    static RefusedException wrong() {
        return new RefusedException(Refusal.of(
                "identity.second-refused",
                "This code is wrong or was used. Wait for the next one, or use a recovery code.",
                "field",
                "second"));
    }

    private static RefusedException late() {
        return new RefusedException(
                Refusal.of("identity.second-late", "That took longer than five minutes. Sign in again."));
    }

    /** The answer to a program that signs in without the second step. */
    static RefusedException needed() {
        return new RefusedException(Refusal.of(
                "identity.second-needed",
                "This account has a second step. Send the code of the app, or a recovery code, with the first one.",
                "field",
                "second"));
    }
}
