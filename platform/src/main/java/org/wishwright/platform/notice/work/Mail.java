package org.wishwright.platform.notice.work;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.notice.Carrier.Undelivered;
import org.wishwright.platform.notice.Letter;

/** Plain text over SMTP. */
@Component
@WithMail
class Mail {

    private final JavaMailSender sender;
    private final String from;

    /** @param from the address that receivers see; {@code WISHWRIGHT_MAIL_FROM} */
    Mail(JavaMailSender sender, @Value("${wishwright.mail.from:}") String from) {
        if (from.isBlank()) {
            throw new IllegalArgumentException(
                    "SPRING_MAIL_HOST is set, but not who writes: set WISHWRIGHT_MAIL_FROM to an address of yours.");
        }
        this.sender = sender;
        this.from = from;
    }

    /** @param letter by whose address the reader unsubscribes; null for what she asked for herself */
    void send(Contact to, String subject, String body, @Nullable Letter letter) throws Undelivered {
        try {
            var message = sender.createMimeMessage();
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to.value());
            helper.setSubject(subject.replaceAll("\\p{Cntrl}", " "));
            helper.setText(body);
            message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no robot answers
            if (letter != null) {
                message.setHeader("X-Entity-Ref-ID", letter.id().toString());
                message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            sender.send(message);
        } catch (MessagingException | MailException e) {
            throw new Undelivered(e.getClass().getSimpleName()); // its message may name the receiver
        }
    }
}
