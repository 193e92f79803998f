package org.wishwright.platform.wish.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.wish.web.ConfiguratorView.OptionView;

/**
 * Switches of which some are picked together, as check boxes.
 *
 * @param members in the maker's order
 * @param refusal why what was ticked could not be taken; null where it could
 */
public record GroupView(
        String id,
        LocalText name,
        int least,
        int most,
        List<Member> members,
        @Nullable Refusal refusal) {

    /**
     * @param yes what picking it means
     * @param ticked as it was ticked last
     */
    public record Member(String id, LocalText name, OptionView yes, boolean ticked) {}

    public long picked() {
        return members.stream().filter(Member::ticked).count();
    }

    /** Key of the words that say how many are to be chosen. */
    public String words() {
        if (least == most) {
            return "wish.pick-exactly";
        }
        return least == 0 ? "wish.pick-most" : "wish.pick";
    }
}
