package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** A seller answers by hand: who named the price is told, with the price and until when it stands. */
@PlatformTest
class StepNoticesTest extends Nights {

    static List<String> told(TestClient who, String containing) {
        return expect(200, who.get("/api/v1/notices"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("english").asString())
                .filter(line -> line.contains(containing))
                .toList();
    }

    @Test
    void whoNamedAPriceIsToldOfACounterOfferWithItsDeadline() {
        var guest = guest(offer("sea", 1, 30_000));
        var other = guest(offer("sea", 1, 30_000));
        cleared(guest, "unmatched");
        var offers = seen(guest, campaign).path("own").path("offers");
        var entry = offers.get(0).path("entry").asString();
        var counter = Map.of("kind", "countered", "entry", entry, "unit", minor(35_500));
        expect(201, take(hotel("Tide"), campaign, counter));
        Await.until(() ->
                !told(guest, "a seller answers your price with 355.00 CNY").isEmpty());
        assertThat(told(guest, "a seller answers"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("Winter coat", "Take it by ", "Beijing time"));
        assertThat(told(other, "a seller answers")).isEmpty();
        assertThat(told(convener, "a seller answers")).isEmpty();
    }
}
