package org.wishwright.platform.identity.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;

/** A caller in the words of Spring Security; the session's token is not kept in it. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final boolean strong;

    SignedIn(Caller caller, boolean strong) {
        super(authorities(caller));
        this.caller = caller;
        this.strong = strong;
        setDetails(caller.person().value()); // who reads a page, for those who know no parties
        setAuthenticated(true);
    }

    /** Whether she came in with a passkey or a second step. */
    boolean isStrong() {
        return strong;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.displayName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn signedIn && signedIn.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_CONSUMER"));
        caller.memberships().stream()
                .map(Membership::role)
                .distinct()
                .forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        return authorities;
    }
}
