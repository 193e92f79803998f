package org.wishwright.platform.campaign.ways;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.market.Alias;
import org.wishwright.market.Rules;

/**
 * A campaign as one reader finds it.
 *
 * @param shown what anybody may see, as the mechanism tells it
 * @param names words for the codes of the rules
 * @param people what those are called who stand behind pseudonyms that may be known
 * @param me the reader's pseudonym as a person; null where she has none
 * @param takesPart whether a sum of hers is held or waited for
 * @param organisation the pseudonym of the reader's organisation; null where she has none that took part
 * @param bids whether a sum of that organisation's is held or waited for
 * @param maker whether she may act for an organisation at all
 * @param own what she alone may see, as the mechanism tells it
 * @param ours what her organisation alone may see
 * @param convenes whether she acts for the convener
 * @param papers what she may read, in the order of the log
 */
public record Situation(
        Rules rules,
        String stage,
        Instant now,
        Map<String, @Nullable Object> shown,
        Map<String, LocalText> names,
        Map<String, String> people,
        @Nullable Alias me,
        boolean takesPart,
        @Nullable Alias organisation,
        boolean bids,
        boolean maker,
        Map<String, @Nullable Object> own,
        Map<String, @Nullable Object> ours,
        boolean convenes,
        List<Paper> papers) {

    public List<Paper> papers(String kind) {
        return papers.stream().filter(paper -> paper.kind().equals(kind)).toList();
    }

    public String word(String name) {
        return shown.get(name) instanceof String word ? word : "";
    }

    /** The words for a code, or the code. */
    public Saying name(String code) {
        var words = names.get(code);
        return words == null ? Saying.plain(code) : Saying.words(words);
    }

    public long number(String name) {
        return shown.get(name) instanceof Long number ? number : 0;
    }

    /** A table of numbers that the mechanism shows. */
    public long number(String name, String key) {
        return shown.get(name) instanceof Map<?, ?> map && map.get(key) instanceof Long number ? number : 0;
    }

    public List<?> list(String name) {
        return shown.get(name) instanceof List<?> list ? list : List.of();
    }

    /** Records among what only the reader or her organisation may see. */
    public static List<Map<?, ?>> records(Map<String, @Nullable Object> seen, String name) {
        var records = new ArrayList<Map<?, ?>>();
        if (seen.get(name) instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> record) {
                    records.add(record);
                }
            }
        }
        return records;
    }
}
