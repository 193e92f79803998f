package org.wishwright.platform.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.work.Facts;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.NoteVerifier;
import tools.jackson.databind.ObjectMapper;

@PlatformTest
class LogControllerTest {

    @Autowired
    LogController controller;

    @Autowired
    Facts facts;

    @Autowired
    ObjectMapper json;

    @Test
    void thePublishedKeyOpensThePublishedCheckpoint() {
        var fact = facts.sequenced(1).getFirst();
        var key = NoteVerifier.parse(Objects.requireNonNull(controller.key().getBody()))
                .orThrow();
        var checkpoint = Checkpoint.open(
                        Objects.requireNonNull(controller.checkpoint().getBody()), key)
                .orThrow();
        assertThat(checkpoint.size()).isGreaterThan(Objects.requireNonNull(fact.leafIndex()));
    }

    @Test
    void onlyAnOperatorChecksTheLog() {
        assertThatThrownBy(() -> controller.check(caller(Role.MAKER)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("operator");
        var answer = json.valueToTree(controller.check(caller(Role.OPERATOR)));
        assertThat(answer.get("passed").asBoolean()).isTrue();
        assertThat(answer.get("faultCount").asLong()).isZero();
    }

    private static Caller caller(Role role) {
        var membership = new Membership(new PartyId(UUID.randomUUID()), role);
        return new Caller(new PartyId(UUID.randomUUID()), "Lin", Set.of(membership));
    }
}
