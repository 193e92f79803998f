package org.wishwright.platform.campaign.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.foundation.QrPicture;
import org.wishwright.platform.identity.Caller;

/** The card by which people invite others into a campaign: to be sent, or printed and hung up. */
@Controller
@RequestMapping("/campaigns/{id}")
class InvitationPage {

    private final CampaignReading reading;

    InvitationPage(CampaignReading reading) {
        this.reading = reading;
    }

    @GetMapping("/invitation")
    ModelAndView invitation(Optional<Caller> caller, @PathVariable UUID id) {
        var campaign = reading.find(caller, new CampaignId(id));
        return new ModelAndView("campaign/invitation")
                .addObject("campaign", campaign)
                .addObject("link", link(campaign));
    }

    @GetMapping("/qr.svg")
    ResponseEntity<String> code(Optional<Caller> caller, @PathVariable UUID id) {
        var campaign = reading.find(caller, new CampaignId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noCache())
                .body(QrPicture.of(link(campaign)));
    }

    private static String link(Campaign campaign) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/campaigns/" + campaign.id())
                .build()
                .toUriString();
    }
}
