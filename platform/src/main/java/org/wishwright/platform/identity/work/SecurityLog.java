package org.wishwright.platform.identity.work;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wishwright.platform.identity.PartyId;

/**
 * What happens at the door, a line each in the program's log under {@code wishwright.security}: persons by their number, addresses
 * by their region, never a name, a contact, a code or a token.
 */
public final class SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger("wishwright.security");

    private SecurityLog() {}

    static void entered(PartyId person, Client client, boolean strong) {
        LOG.info("entered person={} strong={} from={}", person, strong, client.region());
    }

    /** @param how the way in that was tried; @param code of the refusal */
    static void refused(String how, String code, Client client) {
        LOG.warn("refused way={} why={} from={}", how, code, client.region());
    }

    static void throttled(Throttle.Kind kind) {
        LOG.warn("throttled what={}", kind);
    }

    static void changed(PartyId person, String what) {
        LOG.info("changed person={} what={}", person, what);
    }

    /** @param what method and address pattern; @param person null: a visitor */
    public static void forbidden(String what, @Nullable Object person) {
        LOG.warn("forbidden what={} person={}", what.replaceAll("[^A-Za-z0-9 /_.{}-]", "?"), person);
    }
}
