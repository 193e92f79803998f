package org.wishwright.platform.talk;

import java.util.Set;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/**
 * Who talks about something, and what it is called. All of it stays as it was when the conversation began.
 *
 * @param title as people know it, such as the order's number
 * @param person whose it is
 * @param maker the organisation that makes it
 * @param roles in which the organisation's people take part
 * @param personBegins the maker learns of it only when the person writes first
 * @param personPage where the person finds it, {@code makerPage} where the maker does, {@code operatorPage} where the platform's staff
 *     does; empty where there is no such page
 */
public record About(
        LocalText title,
        PartyId person,
        PartyId maker,
        Set<Role> roles,
        boolean personBegins,
        String personPage,
        String makerPage,
        String operatorPage) {

    public About {
        roles = Set.copyOf(roles);
    }
}
