package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.wishwright.platform.identity.work.Client;
import org.wishwright.platform.identity.work.Passkeys;

/** What a request says of the one who sent it, and of where she thinks she is. */
final class Clients {

    private Clients() {}

    static Client of(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Client(request.getRemoteAddr(), agent, Region.of(request.getRemoteAddr()));
    }

    static Passkeys.Place place(HttpServletRequest request) {
        var host = request.getServerName();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return new Passkeys.Place(request.getScheme() + "://" + host + (usual ? "" : ":" + port), host);
    }
}
