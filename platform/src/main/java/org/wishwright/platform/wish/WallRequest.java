package org.wishwright.platform.wish;

/**
 * A wish as somebody typed it; nothing is checked yet, and anything but the title may be empty.
 *
 * @param price in major units of the currency, ISO 4217
 * @param region ISO 3166-2, or {@code ZZ} for elsewhere
 * @param by a day, ISO 8601
 * @param saved a configuration of hers to show
 * @param picture a picture of hers that is kept already
 */
public record WallRequest(
        String title,
        String body,
        String price,
        String currency,
        String region,
        String by,
        String saved,
        String picture) {}
