package org.wishwright.platform.identity.work;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;

/**
 * Asks somebody who is signed in to show once more that it is she, before what cannot be undone: whoever finds an open browser must not
 * take an account over, carry its data away or end it.
 */
@Service
public class SignInAgain {

    /** How long a sign-in, or an answer here, is good for. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** By what she can show it. */
    public enum Way {
        /** A code of the second step; where it is on, nothing else is asked. */
        SECOND,
        PASSWORD,
        /** A code sent to her phone or e-mail. */
        CODE
    }

    /** What she typed; empty where nothing. */
    public record Shown(String second, String password, String code) {}

    private final Sessions sessions;
    private final SecondStep second;
    private final Entrance entrance;
    private final People people;

    SignInAgain(Sessions sessions, SecondStep second, Entrance entrance, People people) {
        this.sessions = sessions;
        this.second = second;
        this.entrance = entrance;
        this.people = people;
    }

    /** Whether this session was entered, or confirmed here, within the last five minutes. */
    public boolean isFresh(String token) {
        return sessions.isConfirmedWithin(token, FRESH);
    }

    public Set<Way> ways(Caller caller) {
        if (second.isOn(caller.person())) {
            return EnumSet.of(Way.SECOND);
        }
        return entrance.hasPassword(caller) ? EnumSet.of(Way.PASSWORD, Way.CODE) : EnumSet.of(Way.CODE);
    }

    /** @return the code where a sandbox shows it */
    public Optional<String> sendCode(Caller caller, Client client) {
        return entrance.sendCode(contact(caller), client);
    }

    /** From now on the session is fresh. Refused, and counted, where what was shown is not hers. */
    public void confirm(Caller caller, String token, Shown shown, Client client) {
        var ways = ways(caller);
        if (ways.contains(Way.SECOND)) {
            second.check(caller.person(), shown.second(), client);
        } else if (ways.contains(Way.PASSWORD) && !shown.password().isEmpty()) {
            entrance.checkPassword(caller, shown.password(), "again_password");
        } else {
            entrance.checkCode(contact(caller), shown.code(), client);
        }
        sessions.confirm(token);
        SecurityLog.changed(caller.person(), "confirmed");
    }

    private Contact contact(Caller caller) {
        return people.contacts(caller.person()).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.contact-not-found", "Nothing can be sent to you: sign out, then in again.")));
    }
}
