package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wishwright.kernel.Outcome;

class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, +8613812345678",
        "138 1234 5678, +8613812345678",
        "+86 138-1234-5678, +8613812345678",
        "0086 13812345678, +8613812345678",
        "１３８１２３４５６７８, +8613812345678",
        "+44 20 7946 0958, +442079460958",
        "(+49) 30 901820, +4930901820"
    })
    void aPhoneWrittenInManyWaysIsOne(String written, String normal) {
        assertThat(Contact.phone(written)).isEqualTo(Outcome.accepted(new Contact(Contact.Kind.PHONE, normal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678901",
                "1381234567",
                "138123456789",
                "+86 10 1234 5678",
                "+0123456789",
                "+1234567890123456",
                "call me",
                "+44'--"
            })
    void whatIsNoPhoneIsRefused(String written) {
        assertThat(Contact.phone(written).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann@Example.ORG, ann@example.org",
        "' a.b+c@x.co ', a.b+c@x.co",
        "王@例子.中国, ''",
        "a@例子.中国, a@xn--fsqu00a.xn--fiqs8s"
    })
    void anEmailHasOneForm(String written, String normal) {
        var outcome = Contact.email(written);
        assertThat(outcome.isAccepted()).isEqualTo(!normal.isEmpty());
        if (!normal.isEmpty()) {
            assertThat(outcome.orThrow().value()).isEqualTo(normal);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@b.org",
                "a@b",
                "a@@b.org",
                "a b@c.org",
                "a@b..org",
                "a@-b.org",
                "<a@b.org>",
                "a@b.org\r\nBcc: x@y.org"
            })
    void whatIsNoEmailIsRefused(String written) {
        assertThat(Contact.email(written).isAccepted()).isFalse();
    }
}
