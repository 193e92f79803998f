package org.wishwright.platform.campaign.ways;

import java.util.Map;

/** Provinces by ISO 3166-2, by which demand is told to makers. */
final class Regions {

    static final Map<String, Saying> CHINA = Parts.words(
            "campaign.region.",
            "CN-BJ",
            "CN-TJ",
            "CN-HE",
            "CN-SX",
            "CN-NM",
            "CN-LN",
            "CN-JL",
            "CN-HL",
            "CN-SH",
            "CN-JS",
            "CN-ZJ",
            "CN-AH",
            "CN-FJ",
            "CN-JX",
            "CN-SD",
            "CN-HA",
            "CN-HB",
            "CN-HN",
            "CN-GD",
            "CN-GX",
            "CN-HI",
            "CN-CQ",
            "CN-SC",
            "CN-GZ",
            "CN-YN",
            "CN-XZ",
            "CN-SN",
            "CN-GS",
            "CN-QH",
            "CN-NX",
            "CN-XJ",
            "CN-TW",
            "CN-HK",
            "CN-MO");

    private Regions() {}
}
