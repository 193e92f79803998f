package org.wishwright.platform.foundation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page may send its reader back to: only a path of this site, never an address that leads elsewhere. */
public final class OwnPath {

    private static final int LONGEST = 6_000;

    private OwnPath() {}

    /**
     * The page that the reader left: browsers name it within one site. Empty where they do not, or where she came from elsewhere.
     *
     * @param referer and {@code host} as the request's headers say, empty where they do not
     */
    public static Optional<String> left(String host, String referer) {
        int path = referer.indexOf("://" + host + "/");
        boolean own = !host.isEmpty() && (path == 4 || path == 5);
        return own ? Optional.of(of(referer.substring(path + 3 + host.length()))) : Optional.empty();
    }

    /** The path if it is one of this site, else the home page. */
    public static String of(@Nullable String path) {
        if (path == null || path.length() > LONGEST || !path.startsWith("/") || path.startsWith("//")) {
            return "/";
        }
        boolean plain = path.indexOf('\\') < 0 && path.chars().noneMatch(c -> c < 0x21 || c > 0x7E);
        return plain ? path : "/";
    }
}
