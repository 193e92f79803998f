package org.wishwright.platform.wish.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares wishes by the cosine of their weighted features (G. Salton, C. Buckley, “Term-weighting approaches in automatic text
 * retrieval”, Information Processing and Management 24, 1988), titles for themselves and with the text below. The same product raises
 * the score; a price or a region that differs lowers it. Deterministic and symmetric.
 */
public final class Likeness {

    private static final int WORDS_SAID = 4;

    /** What the titles alone count, the rest counts the whole text. */
    private static final double TITLE = 0.6;

    private static final double SAME_PRODUCT = 0.5;
    private static final double OTHER_PRICE = 0.2;
    private static final double OTHER_REGION = 0.03;

    private final Rarity rarity;

    public Likeness(Rarity rarity) {
        this.rarity = rarity;
    }

    public Alike of(Described one, Described other) {
        double titles = cosine(one.title(), other.title());
        double score =
                Math.max(TITLE * titles + (1 - TITLE) * cosine(one.all(), other.all()), cosine(one.all(), other.all()));
        boolean product = !one.product().isEmpty() && one.product().equals(other.product());
        if (product) {
            score += (1 - score) * SAME_PRODUCT * (0.4 + 0.6 * agreeing(one.choices(), other.choices()));
        }
        double price = price(one, other);
        score *= 1 - OTHER_PRICE * (1 - price);
        if (!one.region().isEmpty()
                && !other.region().isEmpty()
                && !one.region().equals(other.region())) {
            score *= 1 - OTHER_REGION;
        }
        boolean priced = one.price() != null && other.price() != null;
        return new Alike(score, both(one.all(), other.all()), product, priced && price > 0.5);
    }

    /** How much of what is asked for a text has, from 0 to 1. */
    public double covers(Features asked, Features text) {
        double all = 0;
        double found = 0;
        for (var feature : asked.counts().keySet()) {
            double weight = rarity.of(feature);
            all += weight;
            found += text.counts().containsKey(feature) ? weight : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    private double cosine(Features one, Features other) {
        double shared = 0;
        for (var feature : one.counts().keySet()) {
            if (other.counts().containsKey(feature)) {
                shared += weight(one, feature) * weight(other, feature);
            }
        }
        return shared == 0 ? 0 : shared / Math.sqrt(square(one) * square(other));
    }

    private double square(Features text) {
        double sum = 0;
        for (var feature : text.counts().keySet()) {
            double weight = weight(text, feature);
            sum += weight * weight;
        }
        return sum;
    }

    private double weight(Features text, String feature) {
        return (1 + Math.log(text.counts().getOrDefault(feature, 1))) * rarity.of(feature);
    }

    private static double agreeing(Map<String, String> one, Map<String, String> other) {
        Set<Map.Entry<String, String>> all = new HashSet<>(one.entrySet());
        all.addAll(other.entrySet());
        long both = one.entrySet().stream().filter(other.entrySet()::contains).count();
        return all.isEmpty() ? 1 : (double) both / all.size();
    }

    /** 1 where they are equal or one is not said, 0 from four times as much on or in another currency. */
    private static double price(Described one, Described other) {
        var a = one.price();
        var b = other.price();
        if (a == null || b == null) {
            return 1;
        }
        if (!a.currency().equals(b.currency())) {
            return 0;
        }
        return Math.max(0, 1 - Math.abs(Math.log((double) a.minor() / b.minor())) / Math.log(4));
    }

    /** Pairs of characters that follow one another in both become one word again. */
    private List<String> both(Features one, Features other) {
        var said = new LinkedHashMap<String, Double>();
        var words = new ArrayList<Features.Part>();
        var shown = new StringBuilder();
        double weight = 0;
        for (var part : one.parts()) {
            if (!other.counts().containsKey(part.feature())) {
                continue;
            }
            var before = words.isEmpty() ? null : words.getLast();
            if (before != null && before.run() == part.run() && before.at() + 1 == part.at()) {
                shown.append(part.shown().substring(part.shown().offsetByCodePoints(0, 1)));
                weight += rarity.of(part.feature());
            } else {
                keep(said, shown, weight);
                shown.append(part.shown());
                weight = rarity.of(part.feature());
            }
            words.add(part);
        }
        keep(said, shown, weight);
        return said.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS_SAID)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void keep(Map<String, Double> said, StringBuilder word, double weight) {
        if (!word.isEmpty()) {
            said.merge(word.toString(), weight, Math::max);
            word.setLength(0);
        }
    }
}
