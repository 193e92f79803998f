package org.wishwright.platform.onboarding.web;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.onboarding.Papers;

/** The maker's form as sent; every field may be missing. */
public record PapersForm(
        @Nullable String legalName,
        @Nullable String country,
        @Nullable String number,
        @Nullable String contactName,
        @Nullable String contact,
        @Nullable String makes) {

    /** @param licence a picture that came along; null leaves the one kept before */
    Papers papers(@Nullable FileId licence) {
        var chosen = or(country);
        return new Papers(
                or(legalName),
                chosen.isEmpty() ? Papers.CHINA : chosen,
                or(number),
                or(contactName),
                or(contact),
                or(makes),
                licence);
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
