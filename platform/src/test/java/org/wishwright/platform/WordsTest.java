package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The interface says everything in both languages, each thing once. */
class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern SAID = Pattern.compile("page\\.t\\(\"([^\"]+)\"\\s*[,)]");

    private static final Pattern BEGINNING = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z-]+)*\\.)\"");

    @Test
    void everyKeyOfATemplateHasWordsInBothLanguages() {
        var english = words("en");
        var chinese = words("zh");
        var missing = new TreeSet<String>();
        files(Path.of("src/main/jte"), ".jte").forEach(template -> {
            var matcher = SAID.matcher(read(template));
            while (matcher.find()) {
                if (!english.containsKey(matcher.group(1)) || !chinese.containsKey(matcher.group(1))) {
                    missing.add(template.getFileName() + ": " + matcher.group(1));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    /** Keys that end in a state's name are put together: {@code "order.state." + state}; their beginning stands in the code. */
    @Test
    void everyBeginningOfAKeyHasWords() {
        var keys = words("en").keySet();
        var sources = new ArrayList<>(files(Path.of("src/main/jte"), ".jte"));
        sources.addAll(files(Path.of("src/main/java"), ".java"));
        var without = new TreeSet<String>();
        for (var source : sources) {
            var matcher = BEGINNING.matcher(read(source));
            while (matcher.find()) {
                var beginning = matcher.group(1);
                if (keys.stream().noneMatch(key -> key.startsWith(beginning))) {
                    without.add(source.getFileName() + ": " + beginning);
                }
            }
        }
        assertThat(without).containsExactly("Launcher.java: logging.level.");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(plain("zh")).isEqualTo(plain("en"));
    }

    /** One thing has one name: these stand for words that STYLE.md lists. */
    @Test
    void oneThingHasOneChineseName() {
        var others = Pattern.compile("商家|厂方|厂家|制造者|制造商|制作方|顾客|快递|下达|换线|已迟|签收|交寄|你");
        var doubled = new TreeSet<String>();
        for (var file : files(MESSAGES, "_zh.properties")) {
            read(file).lines().filter(line -> others.matcher(line).find()).forEach(doubled::add);
        }
        assertThat(doubled).isEmpty();
    }

    @Test
    void nothingIsSaidTwice() {
        for (var language : List.of("en", "zh")) {
            assertThat(words(language).entrySet().stream()
                            .filter(word -> word.getValue().size() > 1))
                    .isEmpty();
        }
    }

    /** Keys without those of refusals, whose English stands in the code. */
    private static TreeSet<String> plain(String language) {
        var keys = new TreeSet<>(words(language).keySet());
        keys.removeIf(key -> key.startsWith("refusal."));
        return keys;
    }

    /** Each key with the files that have it, once for every line. */
    private static Map<String, List<String>> words(String language) {
        var words = new HashMap<String, List<String>>();
        files(MESSAGES, "_" + language + ".properties")
                .forEach(file -> read(file)
                        .lines()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .forEach(line -> words.computeIfAbsent(
                                        line.substring(0, line.indexOf('=')).strip(), key -> new ArrayList<>())
                                .add(file.getFileName().toString())));
        return words;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
