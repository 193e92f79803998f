package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.identity.work.Entrance;
import org.wishwright.platform.identity.work.Sessions;

/** Sign-up, sign-in and the caller's own data. The token goes into {@code Authorization: Bearer}. */
@RestController
@RequestMapping("/api/v1")
class EntranceApi {

    record CodeRequest(@Nullable String phone, @Nullable String email) {}

    /** @param sandboxCode the code, only where nothing is really sent */
    record CodeAnswer(@Nullable String sandboxCode) {}

    /** @param second a code of the app, or a recovery code, where the account has a second step */
    record SessionRequest(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String code,
            @Nullable String password,
            @Nullable String name,
            @Nullable String second) {}

    record AccountRequest(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name,
            @Nullable String code,
            @Nullable String second) {}

    record SessionAnswer(String token, UUID person, String name) {
        static SessionAnswer of(Sessions.Ticket ticket) {
            return new SessionAnswer(ticket.token(), ticket.person().value(), ticket.name());
        }
    }

    record NameRequest(@Nullable String name) {}

    record MembershipAnswer(UUID organisation, String name, Role role) {}

    record MeAnswer(UUID person, String name, List<MembershipAnswer> memberships) {}

    private final Entrance entrance;
    private final Sessions sessions;
    private final Parties parties;

    EntranceApi(Entrance entrance, Sessions sessions, Parties parties) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.parties = parties;
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeAnswer sendCode(@RequestBody CodeRequest body, HttpServletRequest request) {
        var code = entrance.sendCode(contact(body.phone(), body.email()), Clients.of(request));
        return new CodeAnswer(code.orElse(null));
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    SessionAnswer signIn(@RequestBody SessionRequest body, HttpServletRequest request) {
        var client = Clients.of(request);
        var admission = body.code() == null && body.phone() == null
                ? entrance.signInByPassword(body.email(), body.password(), client)
                : entrance.signInByCode(contact(body.phone(), body.email()), body.code(), body.name(), client);
        return SessionAnswer.of(entrance.finish(admission, body.second(), client));
    }

    @DeleteMapping("/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Caller caller, HttpServletRequest request) {
        SessionCookie.token(request).ifPresent(sessions::close);
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    SessionAnswer signUp(@RequestBody AccountRequest body, HttpServletRequest request) {
        var client = Clients.of(request);
        var admission = entrance.signUp(body.email(), body.password(), body.name(), body.code(), client);
        return SessionAnswer.of(entrance.finish(admission, body.second(), client));
    }

    @GetMapping("/me")
    MeAnswer me(Caller caller) {
        var names = parties.displayNames(
                caller.memberships().stream().map(Membership::organisation).toList());
        return new MeAnswer(
                caller.person().value(),
                caller.displayName(),
                caller.memberships().stream()
                        .map(one -> new MembershipAnswer(
                                one.organisation().value(),
                                names.getOrDefault(one.organisation(), Parties.NOBODY),
                                one.role()))
                        .sorted(Comparator.comparing(MembershipAnswer::organisation)
                                .thenComparing(MembershipAnswer::role))
                        .toList());
    }

    @PutMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(Caller caller, @RequestBody NameRequest body) {
        parties.rename(caller, body.name() == null ? "" : body.name());
    }

    /** The phone where one is given, else the e-mail. */
    static Contact contact(@Nullable String phone, @Nullable String email) {
        return (phone == null && email != null ? Contact.email(email) : Contact.phone(phone)).orThrow();
    }
}
