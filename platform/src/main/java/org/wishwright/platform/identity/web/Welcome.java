package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.identity.work.Sessions;

/** Lets a browser in: the session it had before ends with the new one. */
@Component
class Welcome {

    private final Sessions sessions;
    private final Parties parties;

    Welcome(Sessions sessions, Parties parties) {
        this.sessions = sessions;
        this.parties = parties;
    }

    ModelAndView enter(Sessions.Ticket ticket, String back, HttpServletRequest request, HttpServletResponse response) {
        return EntrancePages.seeOther(keep(ticket, back, request, response));
    }

    /** @return where to go */
    String keep(Sessions.Ticket ticket, String back, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.cookie(request).ifPresent(sessions::close);
        SessionCookie.set(request, response, ticket.token());
        return back.equals("/") ? ownRoom(parties.callerOf(ticket.person())) : back;
    }

    /** Where those begin who did not come from somewhere: at their own work. */
    private static String ownRoom(Caller caller) {
        var roles = caller.memberships().stream().map(Membership::role).collect(Collectors.toSet());
        if (caller.isOperator()) {
            return "/operator";
        }
        return roles.contains(Role.MAKER) ? "/maker" : roles.contains(Role.FLOOR) ? "/floor" : "/";
    }
}
