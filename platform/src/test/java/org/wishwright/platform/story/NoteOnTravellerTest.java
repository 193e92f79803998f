package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

/** What a buyer asks of the maker goes with her pieces from station to station, on paper. */
@PlatformTest
class NoteOnTravellerTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Test
    void theTravellerOfHerPiecesCarriesItsBuyersNoteAndNobodyElses() throws Exception {
        var joinery = new Joinery(port);
        var lin = TestClient.signedUp(port, "Lin");
        var hers = ordered(joinery, lin, "Mind the grain <b>& run it across</b> 木纹横向");
        var wu = TestClient.signedUp(port, "Wu");
        var plain = ordered(joinery, wu, "");
        joinery.release(clock.instant());
        Await.until(() -> !joinery.operations("READY").isEmpty());
        var number = expect(200, lin.get("/api/v1/orders/" + hers)).text("number");
        var words = words(joinery, hers);
        assertThat(words).contains(number).containsIgnoringWhitespaces("Mind the grain <b>& run it across</b>");
        // both orders share every batch, so the paper of the other carries it too, once, and names whose it is
        assertThat(words(joinery, plain))
                .containsIgnoringWhitespaces("Mind the grain")
                .doesNotContain("Wu", "Lin");
    }

    private static String ordered(Joinery joinery, TestClient buyer, String note) {
        var complete = expect(
                200, buyer.post("/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of())));
        var line = Map.of(
                "version", joinery.version, "choices", complete.json().get("choices"), "quantity", 1, "note", note);
        expect(201, buyer.post("/api/v1/cart/lines", line));
        var order = expect(
                        201,
                        joinery.place(
                                buyer,
                                complete.json().get("total"),
                                UUID.randomUUID().toString()))
                .text("order");
        joinery.pay(buyer, order);
        return order;
    }

    private String words(Joinery joinery, String order) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/maker/orders/" + order + "/travellers.pdf"))
                .header("Cookie", "ww_session=" + joinery.maker.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            var words = new StringBuilder();
            try (var reader = new PdfReader(answer.body())) {
                for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                    words.append(new PdfTextExtractor(reader).getTextFromPage(page))
                            .append('\n');
                }
            }
            return words.toString();
        }
    }
}
