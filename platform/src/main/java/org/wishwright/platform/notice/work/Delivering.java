package org.wishwright.platform.notice.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Carrier;
import org.wishwright.platform.notice.Letter;
import org.wishwright.platform.notice.store.DeliveryStore;
import org.wishwright.platform.notice.store.DeliveryStore.Taken;
import org.wishwright.platform.notice.store.NoticeStore;
import org.wishwright.platform.notice.store.NoticeStore.Kept;
import org.wishwright.platform.notice.store.PreferenceStore;
import org.wishwright.platform.notice.store.PreferenceStore.Preference;

/**
 * Carries what is due, outside of any transaction: a letter is leased, handed over, and noted as sent. Who dies between the last two
 * sends it twice, under the same number.
 */
@Component
class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    private static final int A_ROUND = 20;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private final DeliveryStore deliveries;
    private final NoticeStore notices;
    private final PreferenceStore preferences;
    private final Parties parties;
    private final Carriers carriers;
    private final Wording wording;
    private final BusinessClock clock;
    private final String root;

    /** @param root where links in letters begin, {@code WISHWRIGHT_ADDRESS}; without one they lead to this machine */
    Delivering(
            DeliveryStore deliveries,
            NoticeStore notices,
            PreferenceStore preferences,
            Parties parties,
            Carriers carriers,
            Wording wording,
            BusinessClock clock,
            @Value("${wishwright.address:http://127.0.0.1:${server.port:8080}}") String root) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.preferences = preferences;
        this.parties = parties;
        this.carriers = carriers;
        this.wording = wording;
        this.clock = clock;
        this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void deliver() {
        try {
            List<Taken> round;
            do {
                round = deliveries.take(A_ROUND, LEASE);
                round.forEach(this::deliver);
            } while (round.size() == A_ROUND);
        } catch (DataAccessException | TransactionException e) {
            LOG.info("Letters wait for the database: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    void sweep() {
        notices.sweep();
        deliveries.sweep();
    }

    private void deliver(Taken one) {
        var carrier = carriers.of(one.channel());
        var notice = notices.find(one.notice());
        if (carrier.isEmpty() || notice.isEmpty()) {
            deliveries.nowhere(one);
            return;
        }
        var person = notice.get().person();
        var preference = preferences.of(person, UUID.randomUUID());
        var now = clock.instant();
        var loud = loud(preference, now);
        if (loud.isAfter(now)) {
            deliveries.postpone(one, loud, "");
            return;
        }
        var to = carrier.get().address().flatMap(kind -> contact(person, kind));
        if (to.isEmpty() && carrier.get().address().isPresent()) {
            deliveries.nowhere(one);
            return;
        }
        try {
            carrier.get().carry(letter(notice.get(), one, preference, to));
            deliveries.sent(one);
        } catch (Carrier.Undelivered e) {
            failed(one, String.valueOf(e.getMessage()), now);
        }
    }

    private void failed(Taken one, String why, Instant now) {
        var shown = why.substring(0, Math.min(why.length(), 300));
        LOG.warn("Notice {} was not delivered by {}: {}", one.notice(), one.channel(), shown);
        if (one.attempts() >= MOST_ATTEMPTS) {
            deliveries.failed(one, shown);
        } else {
            deliveries.postpone(one, now.plus(FIRST_WAIT.multipliedBy(1L << (one.attempts() - 1))), shown);
        }
    }

    private Optional<Contact> contact(PartyId person, Contact.Kind kind) {
        return parties.contacts(person).stream()
                .filter(contact -> contact.kind() == kind)
                .findFirst();
    }

    /** The end of her quiet hours where it lies in them, else now. */
    private Instant loud(Preference preference, Instant now) {
        var from = preference.quietFrom();
        var until = preference.quietUntil();
        if (from == null || until == null) {
            return now;
        }
        var local = now.atZone(zone(preference));
        int minute = local.getHour() * 60 + local.getMinute();
        boolean quiet = from <= until ? from <= minute && minute < until : minute >= from || minute < until;
        if (!quiet) {
            return now;
        }
        var end = ZonedDateTime.of(local.toLocalDate(), LocalTime.ofSecondOfDay(until * 60L), local.getZone());
        return (end.toInstant().isAfter(now) ? end : end.plusDays(1)).toInstant();
    }

    private ZoneId zone(Preference preference) {
        return preference.zone() == null ? wording.zone() : ZoneId.of(preference.zone());
    }

    private Letter letter(Kept notice, Taken one, Preference preference, Optional<Contact> to) {
        var zone = zone(preference);
        var languages =
                preference.language() == null ? List.of(Words.CHINESE, Words.ENGLISH) : List.of(preference.language());
        var body = new ArrayList<String>();
        var off = "/notices/off/" + preference.token() + "/" + notice.topic() + "/" + one.channel();
        for (Locale language : languages) {
            body.add(wording.line(notice, language, zone));
            body.add(wording.say(language, "notice.letter.more", "address", root + notice.link()));
            body.add(wording.say(language, "notice.letter.off", "address", root + off));
            body.add("");
        }
        return new Letter(
                notice.id(),
                notice.person(),
                to,
                wording.line(notice, languages.getFirst(), zone),
                String.join("\n", body),
                root + "/api/v1" + off);
    }
}
