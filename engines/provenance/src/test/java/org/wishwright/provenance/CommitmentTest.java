package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final Fact FACT = Fact.builder("order.paid")
            .with("order", "018f-7")
            .with("amount", 129_900)
            .with("late", false)
            .with("lines", List.of("桌面", "桌腿"))
            .with("price", Map.of("currency", "CNY", "minor", 129_900L))
            .build();

    @Test
    void aFactIsItsCanonicalJsonWhateverTheOrderOfItsMembers() {
        assertThat(FACT.json())
                .isEqualTo("{\"amount\":129900,\"late\":false,\"lines\":[\"桌面\",\"桌腿\"],\"order\":\"018f-7\","
                        + "\"price\":{\"currency\":\"CNY\",\"minor\":129900},\"type\":\"order.paid\"}");
        assertThat(Fact.of(FACT.members())).isEqualTo(FACT);
        assertThat(Fact.parse(" {\"b\": 1, \"a\": 2} ").orThrow()).isEqualTo(Fact.of(Map.of("a", 2, "b", 1)));
    }

    @Test
    void aCommitmentIsTheHashThatTheFormatSays() throws Exception {
        var salt = Salt.draw(new Random(8));
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("wishwright-fact-v1\n".getBytes(StandardCharsets.UTF_8));
        digest.update(salt.bytes());
        digest.update(FACT.json().getBytes(StandardCharsets.UTF_8));
        var commitment = Commitment.to(FACT, salt);
        assertThat(commitment.hash()).isEqualTo(Hash.of(digest.digest()));
        digest.update((byte) 0);
        assertThat(commitment.leafHash())
                .isEqualTo(Hash.of(digest.digest(commitment.hash().bytes())));
    }

    @Test
    void onlyTheFactWithItsSaltOpensACommitment() {
        var salt = Salt.draw(new Random(8));
        var commitment = Commitment.to(FACT, salt);
        assertThat(commitment.verify(FACT, salt)).isTrue();
        for (int bit = 0; bit < 256; bit++) {
            assertThat(commitment.verify(FACT, Salt.of(Logs.flip(salt.bytes(), bit))))
                    .isFalse();
        }
        var other = Fact.parse(FACT.json().replace("129900", "129901")).orThrow();
        assertThat(commitment.verify(other, salt)).isFalse();
    }

    @Test
    void refusesFactsThatAreAmbiguousOrTooLarge() {
        assertThatThrownBy(() -> Fact.builder("a").with("type", "b")).hasMessageContaining("already");
        assertThatThrownBy(() -> Fact.of(Map.of("price", 1.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fact.of(Map.of("a", "x".repeat(Fact.MAX_CHARS))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Fact.parse("{\"a\":1,\"a\":1}").isAccepted()).isFalse();
        assertThat(Fact.parse("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}").isAccepted())
                .isTrue();
        assertThat(Fact.parse("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}").isAccepted())
                .isFalse();
    }

    @Test
    void aSaltIsNotPrinted() {
        assertThat(Salt.draw(new Random(8))).hasToString("Salt[hidden]");
    }
}
