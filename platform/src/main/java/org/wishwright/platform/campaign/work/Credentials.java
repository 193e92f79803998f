package org.wishwright.platform.campaign.work;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.CampaignId;

/**
 * A credential to vote: a pseudonym of the contest and a secret that its holder alone knows, together 30 letters and digits without those
 * that are mistaken for each other.
 */
record Credentials(Alias alias, String secret) {

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PSEUDONYM = 10;
    private static final int SECRET = 20;
    private static final Pattern GROUPS = Pattern.compile("(.{5})(?=.)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Alias pseudonym() {
        return new Alias(drawn(PSEUDONYM));
    }

    static Credentials fresh(String pseudonym) {
        return new Credentials(new Alias(pseudonym), drawn(SECRET));
    }

    /** As somebody typed it; empty where it cannot be one. */
    static Optional<Credentials> read(String typed) {
        var plain = BETWEEN.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll("");
        return plain.length() == PSEUDONYM + SECRET && plain.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                ? Optional.of(new Credentials(new Alias(plain.substring(0, PSEUDONYM)), plain.substring(PSEUDONYM)))
                : Optional.empty();
    }

    /** As it is shown: groups of five. */
    String shown() {
        return GROUPS.matcher(alias.text() + secret).replaceAll("$1-");
    }

    /** What is kept of it. */
    String hash(CampaignId campaign) {
        return CampaignFacts.hash("wishwright-credential-1\n" + campaign + "\n" + alias + "\n" + secret);
    }

    /** At random from 0 to below. */
    static int any(int below) {
        return RANDOM.nextInt(below);
    }

    private static String drawn(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    /** Without the secret, which stays out of logs. */
    @Override
    public String toString() {
        return alias.text();
    }
}
