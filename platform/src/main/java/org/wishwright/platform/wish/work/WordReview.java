package org.wishwright.platform.wish.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Kind;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.ContentReview;

/**
 * Compares words with lists of our own, after what makes them look different is taken away: width, case, accents, signs between the
 * letters. English words count only whole, as "Scunthorpe" is a place; Chinese has no gaps between words.
 */
@Service
class WordReview implements ContentReview {

    private static final Pattern BETWEEN = Pattern.compile("[\\p{M}\\p{Cf}\\p{P}\\p{S}]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What fonts for engraving have of Chinese: the 20,902 characters of GBK. */
    private static final Charset FONT = Charset.forName("GBK");

    private final List<String> whole = words("banned_en.txt");
    private final List<String> anywhere = words("banned_zh.txt");

    @Override
    public Optional<Refusal> of(String text) {
        var plain = BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var spaced = " " + SPACE.matcher(plain).replaceAll(" ").strip() + " ";
        var closed = SPACE.matcher(plain).replaceAll("");
        return whole.stream()
                .filter(word -> spaced.contains(" " + word + " "))
                .findFirst()
                .or(() -> anywhere.stream().filter(closed::contains).findFirst())
                .map(word -> Refusal.of(
                        "wish.text-banned",
                        "'" + word + "' cannot be made or passed on here; write it in another way.",
                        "word",
                        word));
    }

    @Override
    public Optional<Refusal> of(PublishedVersion version, Map<String, String> choices) {
        return version.model().modules().stream()
                .filter(module -> module.kind() instanceof Kind.Text)
                .map(module -> choices.getOrDefault(module.id(), ""))
                .flatMap(text -> of(text).or(() -> letters(text)).stream())
                .findFirst();
    }

    @Override
    public Optional<Refusal> letters(String text) {
        var encoder = FONT.newEncoder();
        return text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .mapToObj(Character::toString)
                .filter(character -> !encoder.canEncode(character))
                .findFirst()
                .map(character -> Refusal.of(
                        "wish.text-glyph",
                        "The character '" + character
                                + "' is rare and not in the maker's font; ask the maker, or write another.",
                        "character",
                        character));
    }

    private static List<String> words(String file) {
        var stream = Objects.requireNonNull(WordReview.class.getResourceAsStream("/wish/" + file), file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
