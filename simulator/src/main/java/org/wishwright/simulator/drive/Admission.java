package org.wishwright.simulator.drive;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;

/** Takes the maker's organisation in as the program asks it: she applies with her licence, the operator approves. */
public final class Admission {

    private static final Set<String> OPEN = Set.of("DRAFT", "RETURNED");
    private static final String BOUNDARY = "wishwright-licence-boundary";
    private static final Map<String, String> PAPERS = Map.of(
            "legalName", "Replay Works GmbH",
            "country", "DE",
            "number", "HRB 1001",
            "contactName", "Maker",
            "contact", "maker@replay.example",
            "makes", "Cars, each as its buyer configured it, on the lines that the plant file describes.");

    private Admission() {}

    /** Each step may be repeated: what was done before an interruption is found done. */
    public static void of(Account maker, String organisation, Account operator) {
        if (OPEN.contains(state(maker))) {
            maker.send(Call.put("/api/v1/onboarding", PAPERS));
            maker.send(licence());
            submit(maker);
        }
        var path = "/api/v1/operator/onboarding/" + organisation;
        int round = operator.json(Call.get(path)).path("round").asInt();
        operator.send(Call.post(path + "/approval", Map.of("round", round)));
    }

    /** A repeated call whose first answer was lost is refused, because the application was sent by the first. */
    private static void submit(Account maker) {
        try {
            maker.send(Call.post("/api/v1/onboarding/submission", Map.of()));
        } catch (CallRefused refused) {
            if (OPEN.contains(state(maker))) {
                throw refused;
            }
        }
    }

    private static String state(Account maker) {
        return maker.json(Call.get("/api/v1/onboarding")).path("state").asString("");
    }

    private static Call licence() {
        var body = new ByteArrayOutputStream();
        Workshop.part(body, BOUNDARY, "licence", "licence.png", picture());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return Call.raw(
                "PUT", "/api/v1/onboarding/licence", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static byte[] picture() {
        var image = new BufferedImage(600, 420, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 600, 420);
        graphics.setColor(Color.RED);
        graphics.drawRect(20, 20, 560, 380);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
