package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a machine can see of style, over every source of the project. It only ever tightens. */
class TidyTest {

    private static final Path ROOT = root();
    private static final int LONGEST_LINE = 140;
    private static final int LONGEST_CLASS = 500;
    private static final int LONGEST_METHOD = 60;
    private static final Pattern METHOD = Pattern.compile("^    (?! )[^=;/*@]*\\([^;]*\\{$");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void linesAreShortEnoughToRead() {
        assertThat(faults((file, line, report) -> {
                    // the formatter itself joins what follows a text block to its last line
                    if (line.text().length() > LONGEST_LINE && !line.text().contains("\"\"\"")) {
                        report.add(file + ":" + line.number());
                    }
                }))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinishedInTheCode() {
        assertThat(faults((file, line, report) -> {
                    if (UNFINISHED.matcher(line.text()).find()) {
                        report.add(file + ":" + line.number());
                    }
                }))
                .isEmpty();
    }

    @Test
    void classesStaySmall() {
        var long_ = new ArrayList<String>();
        eachSource((file, lines) -> {
            if (lines.size() > LONGEST_CLASS) {
                long_.add(file + " has " + lines.size() + " lines");
            }
        });
        assertThat(long_).isEmpty();
    }

    @Test
    void methodsStaySmall() {
        var long_ = new ArrayList<String>();
        eachSource((file, lines) -> {
            int start = -1;
            for (int i = 0; i < lines.size(); i++) {
                if (start < 0 && METHOD.matcher(lines.get(i)).find()) {
                    start = i;
                } else if (start >= 0 && lines.get(i).equals("    }")) {
                    if (i - start + 1 > LONGEST_METHOD
                            && !lines.get(start).matches(".*\\b(class|record|interface|enum)\\b.*")) {
                        long_.add(file + ":" + (start + 1) + " has " + (i - start + 1) + " lines");
                    }
                    start = -1;
                }
            }
        });
        assertThat(long_).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNullIsDeclared() {
        var faults = new ArrayList<String>();
        try (var paths = Files.walk(ROOT)) {
            paths.filter(Files::isDirectory)
                    .filter(path -> path.toString().contains("src/main/java/org/wishwright/") && holdsJava(path))
                    .forEach(path -> {
                        var info = path.resolve("package-info.java");
                        if (!Files.exists(info)
                                || !read(info).contains("@NullMarked")
                                || !read(info).startsWith("/**")) {
                            faults.add(ROOT.relativize(path).toString());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void namesSayWhatAClassDoes() {
        var faults = new ArrayList<String>();
        eachSource((file, lines) -> {
            if (file.toString().matches(".*(Impl|Manager|Utils?|Helper|Base)\\.java")) {
                faults.add(file.toString());
            }
        });
        assertThat(faults).isEmpty();
    }

    private record Line(int number, String text) {}

    private interface LineRule {
        void check(Path file, Line line, List<String> report);
    }

    private static List<String> faults(LineRule rule) {
        var report = new ArrayList<String>();
        eachSource((file, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                rule.check(file, new Line(i + 1, lines.get(i)), report);
            }
        });
        return report;
    }

    private static void eachSource(BiConsumer<Path, List<String>> visit) {
        try (var paths = Files.walk(ROOT)) {
            paths.filter(path -> path.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .sorted()
                    .forEach(path -> visit.accept(
                            ROOT.relativize(path), read(path).lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsJava(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
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

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("engines"))
                ? here
                : here.resolve("..").normalize();
    }
}
