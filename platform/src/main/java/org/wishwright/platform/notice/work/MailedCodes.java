package org.wishwright.platform.notice.work;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.CodeSender;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.notice.Carrier.Undelivered;

/** One-time codes by mail, in both languages: nobody knows yet which is hers. */
@Component
@WithMail
class MailedCodes implements CodeSender {

    private static final Logger LOG = LoggerFactory.getLogger(MailedCodes.class);

    private final Mail mail;
    private final Words words;

    MailedCodes(Mail mail, Words words) {
        this.mail = mail;
        this.words = words;
    }

    @Override
    public boolean carries(Contact.Kind kind) {
        return kind == Contact.Kind.EMAIL;
    }

    @Override
    public Optional<String> send(Contact to, String code) {
        try {
            mail.send(to, both("notice.code.subject", " · "), both("notice.code", "\n\n", "code", code) + "\n", null);
        } catch (Undelivered e) {
            LOG.warn("A code was not taken by the mail server: {}", e.getMessage());
            throw new RefusedException(
                    Refusal.of("notice.mail-down", "The code could not be sent just now. Try again in some minutes."));
        }
        return Optional.empty();
    }

    private String both(String key, String between, Object... values) {
        return words.say(Words.CHINESE, key, values) + between + words.say(Words.ENGLISH, key, values);
    }
}
