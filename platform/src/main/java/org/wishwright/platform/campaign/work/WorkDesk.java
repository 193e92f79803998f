package org.wishwright.platform.campaign.work;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.contest.ContestInput;
import org.wishwright.market.task.TaskInput;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.wish.Timestamps;

/** Takes designs and other work: handed in, revised, taken back; the convener of a task call awards. */
@Service
public class WorkDesk {

    private final CampaignLog inputs;
    private final Members members;
    private final WorkStore works;
    private final WorkTexts texts;
    private final Files files;
    private final Timestamps timestamps;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final Live live;
    private final IdSource ids;
    private final BusinessClock clock;

    WorkDesk(
            CampaignLog inputs,
            Members members,
            WorkStore works,
            WorkTexts texts,
            Files files,
            Timestamps timestamps,
            Evidence evidence,
            TransactionTemplate transaction,
            Live live,
            IdSource ids,
            BusinessClock clock) {
        this.inputs = inputs;
        this.members = members;
        this.works = works;
        this.texts = texts;
        this.files = files;
        this.timestamps = timestamps;
        this.evidence = evidence;
        this.transaction = transaction;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is handed in.
     *
     * @param picture as it was sent; null for none, or for the one there was
     */
    public record Sent(String title, String words, String variant, byte @Nullable [] picture) {}

    /** Hands in; the picture is made anew outside any transaction. @return its code */
    public String handIn(Caller caller, CampaignId id, Sent sent) {
        var checked = texts.checked(sent);
        var picture = sent.picture() == null ? null : files.keepPicture(caller.person(), sent.picture(), "picture");
        return Objects.requireNonNull(transaction.execute(_ -> {
            var campaign = inputs.lock(id);
            boolean contest = kind(campaign).equals("contest");
            if (contest && picture == null && checked.variant().isEmpty()) {
                throw refused(
                        "campaign.work-empty", "Add a drawing, or the address of a configuration.", "field", "picture");
            }
            var receipt = stamp(caller.person(), picture, sent, checked);
            int number = works.nextNumber(id);
            var code = "d" + number;
            var me = members.of(id, caller.person());
            if (contest) {
                take(id, me, new ContestInput.Submitted(code, receipt.toString()));
            } else {
                code = inputs.take(id, me, new TaskInput.Submitted(receipt.toString()))
                        .orThrow()
                        .entry();
                replaceEarlier(id, caller.person());
            }
            var work = new Work(
                    ids.next(),
                    id,
                    number,
                    code,
                    caller.person(),
                    checked,
                    picture == null ? null : picture.value(),
                    receipt,
                    1,
                    clock.instant(),
                    Work.State.IN,
                    "");
            works.insert(work);
            return code;
        }));
    }

    private void replaceEarlier(CampaignId id, PartyId author) {
        works.of(id, author).stream()
                .filter(work -> work.state() == Work.State.IN)
                .forEach(work -> works.enter(work.id(), Work.State.BACK, ""));
    }

    /** Sets down when she had it, and answers the number of the receipt: its subject in the log. */
    private UUID stamp(PartyId author, @Nullable FileId picture, Sent sent, Work.Texts checked) {
        if (picture != null && sent.picture() != null) {
            timestamps.set(author, picture, sent.picture());
            return picture.value();
        }
        var receipt = ids.next();
        var text = String.join("\n", checked.title(), checked.words(), checked.variant());
        var content = Map.of(
                "sha256",
                CampaignFacts.hash(text),
                "bytes",
                (long) text.getBytes(StandardCharsets.UTF_8).length,
                "owner",
                author.toString());
        evidence.record(List.of(new FactDraft(receipt, "artwork.kept", content)));
        return receipt;
    }

    /** Revises a design between two rounds. */
    public void revise(Caller caller, CampaignId id, String code, Sent sent) {
        var checked = texts.checked(sent);
        var picture = sent.picture() == null ? null : files.keepPicture(caller.person(), sent.picture(), "picture");
        transaction.executeWithoutResult(_ -> {
            inputs.lock(id);
            var work = own(caller, id, code);
            var receipt = stamp(caller.person(), picture, sent, checked);
            take(id, members.of(id, caller.person()), new ContestInput.Revised(code, receipt.toString()));
            works.revise(work.id(), checked, picture == null ? work.picture() : picture.value(), receipt);
        });
    }

    @Transactional
    public void takeBack(Caller caller, CampaignId id, String code) {
        inputs.lock(id);
        var work = own(caller, id, code);
        take(id, members.of(id, caller.person()), new ContestInput.TookBack(code));
        works.enter(work.id(), Work.State.BACK, "");
    }

    /** The convener of a task call awards these works, in equal parts. */
    @Transactional
    public void award(Caller caller, CampaignId id, List<String> codes) {
        var campaign = inputs.lock(id);
        if (!caller.actsFor(campaign.convener(), Role.MAKER)) {
            throw refused("campaign.not-yours-forbidden", "Another party called this campaign; only she awards.");
        }
        take(id, members.of(id, campaign.convener()), new TaskInput.Awarded(codes));
    }

    @Transactional
    public void comment(Caller caller, CampaignId id, String code, String words) {
        var work = texts.standing(id, code);
        if (!kind(inputs.lock(id)).equals("contest")) {
            throw WorkTexts.notFound();
        }
        works.comment(ids.next(), work.id(), caller.person(), texts.said(words, 2_000, "words"), now());
        live.touch(CampaignLog.topic(id));
    }

    private Instant now() {
        return clock.instant();
    }

    private void take(CampaignId id, Alias by, org.wishwright.market.Input what) {
        inputs.take(id, by, what).orThrow();
    }

    private Work own(Caller caller, CampaignId id, String code) {
        return works.find(id, code)
                .filter(work -> work.author().equals(caller.person()))
                .orElseThrow(WorkTexts::notFound);
    }

    private static String kind(Campaign campaign) {
        if (campaign.opened() == null || !List.of("contest", "task").contains(campaign.mechanism())) {
            throw new RefusedException(CampaignLog.notFound());
        }
        return campaign.mechanism();
    }

    private static RefusedException refused(String code, String sentence, Object... values) {
        return new RefusedException(Refusal.of(code, sentence, values));
    }
}
