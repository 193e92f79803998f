package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.platform.timer.TimerHandler;

/** Wakes a campaign at its deadlines; one that passed while everything was switched off takes effect as of its own instant. */
@Component
class CampaignAlarms implements TimerHandler {

    private final CampaignLog log;

    CampaignAlarms(CampaignLog log) {
        this.log = log;
    }

    @Override
    public String kind() {
        return CampaignLog.ALARM;
    }

    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        var campaign = log.takeAlarm(subject);
        if (campaign != null) {
            log.wake(campaign);
        }
    }
}
