package org.wishwright.platform.foundation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All numbers in the frame of a page. */
@Component
public class Badges {

    /** The cookie of a visitor who has something to count, and the request's attribute under which her number is found. */
    public static final String VISITOR = "ww_cart";

    private final List<Badge> badges;

    Badges(ObjectProvider<Badge> badges) {
        this.badges = badges.orderedStream().toList();
    }

    /** Each number for a person, by the name of its {@link Badge}. */
    public Map<String, Integer> of(UUID person) {
        return badges.stream().collect(Collectors.toUnmodifiableMap(Badge::name, badge -> badge.count(person)));
    }

    /** Each number for a visitor whom a cookie tells from others. */
    public Map<String, Integer> ofVisitor(UUID visitor) {
        return badges.stream()
                .collect(Collectors.toUnmodifiableMap(Badge::name, badge -> badge.countForVisitor(visitor)));
    }

    /** What {@link Live} touches when a number of this person, or of those who work for this organisation, may have changed. */
    public static String topic(UUID party) {
        return "badges:" + party;
    }
}
