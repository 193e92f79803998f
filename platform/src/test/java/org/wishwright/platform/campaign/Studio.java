package org.wishwright.platform.campaign;

import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestClient.FilePart;

/** Designers and voters of contests, workers of task calls, over HTTP. */
final class Studio {

    private final Fair fair;

    Studio(Fair fair) {
        this.fair = fair;
    }

    /** Designs until 10 hours from now, then rounds of 10 hours, each followed by 5 for revising. */
    Map<String, Object> contest(List<Map<String, Object>> rounds, Map<String, Object>... prizes) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("submitUntil", fair.in(10).toString());
        rules.put("mostEach", 100);
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < rounds.size(); i++) {
            var round = new HashMap<>(rounds.get(i));
            round.put("until", fair.in(20 + 15 * i).toString());
            round.put("revisedUntil", fair.in(25 + 15 * i).toString());
            all.add(round);
        }
        rules.put("rounds", all);
        rules.put("prizes", List.of(prizes));
        rules.put("royalty", 300);
        rules.put("price", yuan(100));
        rules.put("deposit", yuan(100));
        rules.put("insiders", false);
        return rules;
    }

    static Map<String, Object> round(String kind, int keep, int shown, int least) {
        return Map.of("kind", kind, "keep", keep, "shown", shown, "least", least, "quorum", 1);
    }

    Map<String, Object> task(int mostAwarded) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("reward", yuan(100));
        rules.put("submitUntil", fair.in(10).toString());
        rules.put("decideUntil", fair.in(20).toString());
        rules.put("mostAwarded", mostAwarded);
        return rules;
    }

    /** A drawing of one colour. */
    static byte[] drawing(int seed) {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(seed * 2_654_435_761L > 0 ? (seed * 40_503) & 0xFFFFFF : 0x336699));
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(Color.WHITE);
        graphics.drawOval(seed % 30, seed % 20, 20, 20);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Answer tryHandIn(TestClient who, String campaign, String title, int drawing) {
        return who.postFiles(
                path(campaign) + "/works",
                Map.of("title", title, "words", "Words on " + title),
                List.of(new FilePart("picture", "drawing.png", drawing(drawing))));
    }

    static String handIn(TestClient who, String campaign, String title, int drawing) {
        return expect(201, tryHandIn(who, campaign, title, drawing)).text("code");
    }

    /** A configuration instead of a drawing. */
    static String variant(TestClient who, String campaign, String title) {
        var fields = Map.of("title", title, "variant", "/configure/" + UUID.randomUUID() + "?sole=gum");
        return expect(201, who.postFiles(path(campaign) + "/works", fields, List.of()))
                .text("code");
    }

    static String credential(TestClient who, String campaign) {
        return expect(201, who.post(path(campaign) + "/credential", Map.of())).text("code");
    }

    static List<String> paper(TestClient anybody, String campaign, String code) {
        var paper = expect(200, anybody.post("/api/v1/ballots/" + campaign + "/paper", Map.of("code", code)))
                .json()
                .path("paper");
        var designs = new ArrayList<String>();
        paper.forEach(design -> designs.add(design.asString()));
        return designs;
    }

    static Answer ballot(TestClient anybody, String campaign, String code, List<String> designs) {
        return anybody.post("/api/v1/ballots/" + campaign, Map.of("code", code, "designs", designs));
    }

    static List<String> standing(TestClient who, String campaign) {
        var designs = new ArrayList<String>();
        expect(200, who.get(path(campaign)))
                .json()
                .path("shown")
                .path("designs")
                .forEach(design -> designs.add(design.asString()));
        return designs;
    }
}
