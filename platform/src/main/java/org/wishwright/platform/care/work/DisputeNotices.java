package org.wishwright.platform.care.work;

import java.util.List;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.DisputeMoved;
import org.wishwright.platform.care.store.DisputeStore;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;

/** Tells a maker what was brought up, its buyer what the maker answered, and both how it was decided. */
@Component
class DisputeNotices {

    private final DisputeStore disputes;
    private final Notices notices;

    DisputeNotices(DisputeStore disputes, Notices notices) {
        this.disputes = disputes;
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(DisputeMoved event) {
        disputes.find(event.dispute()).ifPresent(dispute -> {
            switch (event.state()) {
                case "OPEN" -> maker(dispute, "dispute-opened");
                case "ANSWERED" -> buyer(dispute, "dispute-answered");
                default -> {
                    buyer(dispute, "dispute-decided");
                    maker(dispute, "dispute-decided");
                }
            }
        });
    }

    private void buyer(Dispute dispute, String kind) {
        tell(dispute, dispute.buyer(), kind, Topic.ORDERS, "/orders/" + dispute.order() + "/dispute");
    }

    private void maker(Dispute dispute, String kind) {
        tell(dispute, dispute.maker(), kind, Topic.SALES, "/maker/disputes");
    }

    private void tell(Dispute dispute, PartyId who, String kind, Topic topic, String link) {
        var args = Map.<String, Arg>of("number", new Arg.Plain(dispute.number()));
        notices.tell(List.of(who), new Notice(kind, topic, args, link, "dispute:" + dispute.id() + ":" + kind));
    }
}
