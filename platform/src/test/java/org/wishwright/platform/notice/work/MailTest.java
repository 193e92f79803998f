package org.wishwright.platform.notice.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Carrier.Undelivered;
import org.wishwright.platform.notice.Letter;

class MailTest {

    private static final Contact TO = Contact.email("anna@example.org").orThrow();

    private static Mail mail(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
        return new Mail(sender, "wishes@example.org");
    }

    private static Letter letter(String subject) {
        return new Letter(
                UUID.randomUUID(),
                new PartyId(UUID.randomUUID()),
                Optional.of(TO),
                subject,
                "订单已付款\n",
                "http://127.0.0.1/api/v1/notices/off/x/ORDERS/MAIL");
    }

    @Test
    void aLetterReachesTheServerWithItsWayOut() throws Exception {
        try (var sink = new MailSink()) {
            new MailCarrier(mail(sink.port())).carry(letter("愿造 paid"));
            var received = sink.received();
            assertThat(received)
                    .contains("RCPT TO:<anna@example.org>")
                    .contains("List-Unsubscribe: <http://127.0.0.1/api/v1/notices/off/x/ORDERS/MAIL>")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("charset=UTF-8");
        }
    }

    /** Who names a campaign with a line break in it writes no header of her own. */
    @Test
    void aSubjectStaysOneLine() throws Exception {
        try (var sink = new MailSink()) {
            new MailCarrier(mail(sink.port())).carry(letter("Coat\r\nBcc: eve@example.org"));
            assertThat(sink.received())
                    .contains("Subject: Coat  Bcc: eve@example.org")
                    .doesNotContain("\nBcc:");
        }
    }

    @Test
    void codesAreMailedInBothLanguages() throws Exception {
        try (var sink = new MailSink()) {
            var codes = new MailedCodes(mail(sink.port()), new Words());
            assertThat(codes.carries(Contact.Kind.PHONE)).isFalse();
            assertThat(codes.send(TO, "123456")).isEmpty();
            assertThat(sink.received()).contains("RCPT TO:<anna@example.org>").doesNotContain("List-Unsubscribe");
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidWithoutNamingAnybody() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatExceptionOfType(Undelivered.class)
                .isThrownBy(() -> new MailCarrier(mail(port)).carry(letter("x")))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("anna"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new MailedCodes(mail(port), new Words()).send(TO, "123456"))
                .satisfies(failure -> assertThat(failure.refusal().code()).isEqualTo("notice.mail-down"));
    }

    @Test
    void whoWritesMustBeSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mail(new JavaMailSenderImpl(), " "))
                .withMessageContaining("WISHWRIGHT_MAIL_FROM");
    }
}
