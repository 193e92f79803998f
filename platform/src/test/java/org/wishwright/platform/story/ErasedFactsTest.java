package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;

/** With a person goes what opens her facts; the log verifies as before, and so does the receipt she took along. */
@PlatformTest
class ErasedFactsTest {

    @LocalServerPort
    int port;

    @Autowired
    EvidenceBook book;

    @Autowired
    Parties parties;

    @Test
    void erasingAPersonDestroysSaltsAndContentsAndTheLogStillVerifies() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        var address = "/api/v1/orders/" + order + "/evidence/receipts";
        Await.until(() -> buyer.get(address).status() == 200);
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        var kept = expect(200, buyer.get(address)).text();
        var before = book.check();

        parties.erase(parties.callerOf(new PartyId(buyer.person())));

        var facts = book.factsOf(UUID.fromString(order), EvidenceBook.MOST_FACTS, null)
                .items();
        assertThat(facts)
                .isNotEmpty()
                .allMatch(fact -> fact.isErased() && fact.members().isEmpty());
        assertThat(book.receiptOf(UUID.fromString(order))).isEmpty();
        Await.until(() -> book.check().erased() >= before.erased() + facts.size());
        assertThat(book.check().faults()).isEmpty();
        assertThat(ReceiptCheck.of(kept.getBytes(StandardCharsets.UTF_8), Trust.NONE.withKey(book.key()))
                        .findings())
                .isEmpty();
    }
}
