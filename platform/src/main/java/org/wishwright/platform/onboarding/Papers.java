package org.wishwright.platform.onboarding;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.files.FileId;

/**
 * What an organisation says about itself. In a draft any of it may still be empty.
 *
 * @param legalName as it stands on the licence
 * @param country ISO 3166 code in two letters
 * @param number in China the unified social credit code, elsewhere the number in the trade register
 * @param contactName whom to ask, and {@code contact} how to reach her: phone or e-mail
 * @param makes what it makes, in its own words
 * @param licence picture of the licence
 */
public record Papers(
        String legalName,
        String country,
        String number,
        String contactName,
        String contact,
        String makes,
        @Nullable FileId licence) {

    public static final String CHINA = "CN";

    public static Papers empty() {
        return new Papers("", CHINA, "", "", "", "", null);
    }

    public Papers withLicence(@Nullable FileId picture) {
        return new Papers(legalName, country, number, contactName, contact, makes, picture);
    }

    /** Never what is in it: whom to ask is personal and stays out of logs. */
    @Override
    public String toString() {
        return "Papers (not shown)";
    }
}
