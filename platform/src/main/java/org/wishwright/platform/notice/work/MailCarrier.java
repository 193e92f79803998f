package org.wishwright.platform.notice.work;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.notice.Carrier;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Letter;

/** Letters by mail. */
@Component
@WithMail
class MailCarrier implements Carrier {

    private final Mail mail;

    MailCarrier(Mail mail) {
        this.mail = mail;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Optional<Contact.Kind> address() {
        return Optional.of(Contact.Kind.EMAIL);
    }

    @Override
    public void carry(Letter letter) throws Undelivered {
        mail.send(letter.to().orElseThrow(), letter.subject(), letter.body(), letter);
    }
}
