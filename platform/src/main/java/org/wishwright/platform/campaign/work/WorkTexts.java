package org.wishwright.platform.campaign.work;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.wish.ContentReview;

/** Words that people write to what is handed in: not empty, not too long, none that nobody passes on. */
@Component
class WorkTexts {

    private static final int MOST_TITLE = 120;
    private static final int MOST_WORDS = 5_000;
    private static final Pattern VARIANT =
            Pattern.compile("(?:https?://[^/\\s]{1,200})?(/configure/[0-9a-f-]{36}(?:\\?[\\w%&=.,~+*:/-]{0,1700})?)");

    private final ContentReview review;
    private final WorkStore works;

    WorkTexts(ContentReview review, WorkStore works) {
        this.review = review;
        this.works = works;
    }

    Work.Texts checked(WorkDesk.Sent sent) {
        var words = sent.words().strip();
        if (words.length() > MOST_WORDS) {
            throw refused(
                    "campaign.work-words-length",
                    "Write at most {most} characters here.",
                    "most",
                    MOST_WORDS,
                    "field",
                    "words");
        }
        judge(words, "words");
        return new Work.Texts(
                said(sent.title(), MOST_TITLE, "title"),
                words,
                variant(sent.variant().strip()));
    }

    /** The path of a configuration's address. */
    private static String variant(String typed) {
        if (typed.isEmpty()) {
            return "";
        }
        var matcher = VARIANT.matcher(typed);
        if (!matcher.matches()) {
            throw refused(
                    "campaign.variant-address",
                    "This is no address of a configuration. Copy it from the configurator; it begins with /configure/.",
                    "field",
                    "variant");
        }
        return matcher.group(1);
    }

    /** Words of 1 to so many characters. */
    String said(String typed, int most, String field) {
        var said = typed.strip();
        if (said.isEmpty() || said.length() > most) {
            throw refused(
                    "campaign.work-text-length", "Write 1 to {most} characters here.", "most", most, "field", field);
        }
        judge(said, field);
        return said;
    }

    private void judge(String words, String field) {
        review.of(words).ifPresent(refusal -> {
            throw refused(
                    refusal.code(),
                    "'{word}' cannot be made or passed on here; write it in another way.",
                    "word",
                    refusal.values().getOrDefault("word", ""),
                    "field",
                    field);
        });
    }

    /** One that stands. */
    Work standing(CampaignId id, String code) {
        return works.find(id, code)
                .filter(work -> work.state() == Work.State.IN)
                .orElseThrow(WorkTexts::notFound);
    }

    static RefusedException notFound() {
        return refused("campaign.work-not-found", "There is no such work in this campaign. Look at the list again.");
    }

    private static RefusedException refused(String code, String sentence, Object... values) {
        return new RefusedException(Refusal.of(code, sentence, values));
    }
}
