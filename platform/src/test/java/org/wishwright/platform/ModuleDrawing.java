package org.wishwright.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The modules as a Mermaid drawing and a table in Markdown, which a Git host shows as they are. An arrow that follows from two others is
 * left out of the drawing, as are arrows to {@code foundation}, on which nearly everything stands; the table has them all.
 */
final class ModuleDrawing {

    static final Path FILE = Path.of("docs", "architecture", "modules.md");

    private static final String FOUNDATION = "foundation";

    private final Path root;
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, String> sentences = new TreeMap<>();

    ModuleDrawing(ApplicationModules modules, Path root) {
        this.root = root;
        modules.stream().forEach(module -> {
            uses.put(name(module), used(module, modules));
            sentences.put(name(module), sentence(name(module)));
        });
    }

    String markdown() {
        var page = new StringBuilder("""
                # The modules

                Written by `ArchitectureTest` from the modules that it has verified; do not edit. An arrow points to what is
                called. Arrows that follow from others and those to `foundation` are left out of the drawing.

                ```mermaid
                flowchart BT
                """);
        uses.keySet().forEach(module -> page.append("    ").append(module).append("\n"));
        uses.forEach((module, used) -> used.stream()
                .filter(one -> !one.equals(FOUNDATION) && !followsFromOthers(module, one))
                .forEach(one -> page.append("    %s --> %s%n".formatted(module, one))));
        page.append("```\n\n| module | what it is | calls |\n|---|---|---|\n");
        for (var module : inOrder()) {
            page.append("| `%s` | %s | %s |%n"
                    .formatted(module, sentences.get(module), list(Objects.requireNonNull(uses.get(module)))));
        }
        return page.toString();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Set<String> used(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModuleDrawing::name)
                .filter(used -> !used.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean followsFromOthers(String module, String used) {
        return uses.getOrDefault(module, Set.of()).stream()
                .anyMatch(other -> !other.equals(used) && reaches(other, used));
    }

    private boolean reaches(String from, String to) {
        return uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }

    /** What is called stands above what calls it. */
    private List<String> inOrder() {
        return uses.keySet().stream()
                .sorted(Comparator.comparingInt(this::depth).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private int depth(String module) {
        return uses.getOrDefault(module, Set.of()).stream()
                .mapToInt(used -> depth(used) + 1)
                .max()
                .orElse(0);
    }

    private static String list(Set<String> modules) {
        return modules.isEmpty()
                ? "nothing"
                : modules.stream().map(module -> "`" + module + "`").collect(Collectors.joining(", "));
    }

    /** What its package-info says of it, up to the first tag. */
    private String sentence(String module) {
        var info = root.resolve("platform/src/main/java/org/wishwright/platform")
                .resolve(module)
                .resolve("package-info.java");
        try (var lines = Files.lines(info)) {
            return lines.map(String::strip)
                    .dropWhile(line -> !line.startsWith("* "))
                    .takeWhile(line -> line.startsWith("* ") && !line.startsWith("* @"))
                    .map(line -> line.substring(2).strip())
                    .collect(Collectors.joining(" "))
                    .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
