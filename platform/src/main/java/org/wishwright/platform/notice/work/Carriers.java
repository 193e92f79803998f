package org.wishwright.platform.notice.work;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Sandbox;
import org.wishwright.platform.notice.Carrier;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Letter;
import org.wishwright.platform.notice.store.DeliveryStore;

/** By which channels letters go out of here: real ones, and in a sandbox one that keeps them for each channel without a real one. */
@Component
public class Carriers {

    private final Map<Channel, Carrier> byChannel = new EnumMap<>(Channel.class);

    Carriers(ObjectProvider<Carrier> real, Sandbox sandbox, DeliveryStore kept, BusinessClock clock) {
        if (sandbox.on()) {
            for (var channel : Channel.values()) {
                byChannel.put(channel, new Kept(channel, kept, clock));
            }
        }
        real.orderedStream().forEach(carrier -> byChannel.put(carrier.channel(), carrier));
    }

    public Set<Channel> channels() {
        return byChannel.keySet();
    }

    Optional<Carrier> of(Channel channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** Shows operators what would have gone out. */
    private record Kept(Channel channel, DeliveryStore kept, BusinessClock clock) implements Carrier {

        @Override
        public Optional<Contact.Kind> address() {
            return switch (channel) {
                case MAIL -> Optional.of(Contact.Kind.EMAIL);
                case SMS -> Optional.of(Contact.Kind.PHONE);
                case WECHAT -> Optional.empty();
            };
        }

        @Override
        public void carry(Letter letter) {
            kept.keep(channel, letter, clock.instant());
        }
    }
}
