package org.wishwright.platform.foundation;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;

/**
 * What every page knows: the reader's language and zone, who is signed in, where we are, and the form token.
 *
 * @param name the signed-in person's name, empty for a visitor
 * @param roles the signed-in person's roles in upper case: CONSUMER, MAKER, FLOOR, OPERATOR
 * @param path path and query of this page, to come back to after switching the language
 * @param posted whether this page answers a form that was sent
 * @param token the form token; asking for it makes one, and with it a cookie
 * @param badges numbers that ask for the reader's attention, by the name of their {@link Badge}
 * @param unused rooms of a desk that this reader has no use for
 */
public record Page(
        Words words,
        Locale language,
        ZoneId zone,
        String name,
        Set<String> roles,
        String path,
        boolean posted,
        Supplier<String> token,
        Map<String, Integer> badges,
        Supplier<Set<String>> unused) {

    /** The form token that each posted form carries as {@code _csrf}. */
    public String csrf() {
        return token.get();
    }

    /** Address of a file of ours that browsers keep until its content changes. */
    public String asset(String file) {
        return Assets.address(file);
    }

    /** Address of an icon in our sheet of icons. */
    public static String icon(String name) {
        return Assets.address("icons.svg") + "#" + name;
    }

    /** How many of something wait for the reader, 0 where nothing does. */
    public int badge(String badge) {
        return badges.getOrDefault(badge, 0);
    }

    /** These rooms of a desk without those that the reader has no use for; the one she stands in stays. */
    public List<String> rooms(List<String> all) {
        var hidden = unused.get();
        return all.stream()
                .filter(room -> !hidden.contains(room) || under(room))
                .toList();
    }

    /** Whether this page lies under a path, as {@code /orders} for {@code /orders/7?x=1}. */
    public boolean under(String folder) {
        return path.startsWith(folder)
                && (path.length() == folder.length() || "/?".indexOf(path.charAt(folder.length())) >= 0);
    }

    /** Whether this is just the page of a path, whatever was asked of it behind the question mark. */
    public boolean at(String page) {
        return path.equals(page) || path.startsWith(page + "?");
    }

    /** What was just done, said once after a form was sent: {@code ?done=cart.added} shows the words {@code done.cart.added}. */
    public String done() {
        var matcher = DONE.matcher(path);
        return matcher.find() ? tOr("done." + matcher.group(1), "") : "";
    }

    private static final Pattern DONE = Pattern.compile("[?&]done=([a-z0-9.-]{1,60})");

    /** Words of the interface in the reader's language. */
    public String t(String key, Object... namesAndValues) {
        return words.say(language, key, namesAndValues);
    }

    /** Words of the interface, or what to show where there are none: for names that others may add to. */
    public String tOr(String key, String otherwise) {
        return words.has(language, key) ? words.say(language, key) : otherwise;
    }

    public String say(Refusal refusal) {
        return words.say(language, refusal);
    }

    /** The sentence of a refusal that concerns this form field, else empty; show it beside the field. */
    public String fault(@Nullable Refusal refusal, String field) {
        return refusal != null && field.equals(refusal.values().get("field")) ? say(refusal) : "";
    }

    public boolean signedIn() {
        return !name.isEmpty();
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    public boolean chinese() {
        return language.getLanguage().equals("zh");
    }

    /** Amount with its currency, in the reader's way of writing. */
    public String money(Money money) {
        return amount(money) + " " + money.currency().getCurrencyCode();
    }

    /** Amount in the reader's way of writing; the currency must stand beside it. */
    public String amount(Money money) {
        var format = NumberFormat.getNumberInstance(chinese() ? Locale.CHINA : Locale.UK);
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(java.math.BigDecimal.valueOf(money.minor(), digits));
    }

    /** Date and time in the reader's zone, which stands once on each page, at its foot. */
    public String time(Instant instant) {
        var formatter = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language);
        return formatter.format(ZonedDateTime.ofInstant(instant, zone));
    }

    /** The reader's zone in her language. */
    public String zoneName() {
        return zoneName(zone.getId());
    }

    /** A zone as people call it, in the reader's language; what is no zone stays as it was typed. */
    public String zoneName(String id) {
        if (id.equals("Asia/Shanghai")) {
            return t("site.beijing-time");
        }
        try {
            return ZoneId.of(id).getDisplayName(TextStyle.FULL, language);
        } catch (DateTimeException e) {
            return id;
        }
    }

    /** A day in the reader's way of writing, in the reader's zone. */
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** A day in the reader's way of writing. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    /** Days from one to another, both included, in the reader's way of writing. */
    public String days(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(from);
        }
        if (from.getYear() != to.getYear()) {
            return day(from) + (chinese() ? "至" : " – ") + day(to);
        }
        boolean month = from.getMonth() == to.getMonth();
        if (chinese()) {
            return day(from) + "至"
                    + DateTimeFormatter.ofPattern(month ? "d日" : "M月d日", language)
                            .format(to);
        }
        var days = DateTimeFormatter.ofPattern("MMMM d", language);
        return days.format(from) + (month ? "–" + to.getDayOfMonth() : " – " + days.format(to)) + ", " + to.getYear();
    }
}
