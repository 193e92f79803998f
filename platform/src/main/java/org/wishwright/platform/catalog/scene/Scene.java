package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.catalog.picture.Colours;

/** A product in three dimensions, read once and evaluated for any choices. Immutable. */
public final class Scene {

    private final double metres;
    private final List<Measured> numbers;
    private final List<Material> materials;
    private final List<Item> items;
    private final List<Camera> cameras;
    private final Map<String, String> files;
    private final Set<String> modules;
    private final Map<String, Map<String, String>> colours = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final Map<String, String> painted = new HashMap<>();

    Scene(
            Model model,
            double metres,
            List<Measured> numbers,
            List<Material> materials,
            List<Item> items,
            List<Camera> cameras,
            Map<String, String> files,
            Set<String> modules) {
        this.metres = metres;
        this.numbers = List.copyOf(numbers);
        this.materials = List.copyOf(materials);
        this.items = List.copyOf(items);
        this.cameras = List.copyOf(cameras);
        this.files = Map.copyOf(files);
        this.modules = Set.copyOf(modules);
        for (var material : materials) {
            var paint = material.paint();
            if (paint != null) {
                painted.put(material.name(), paint.modules().getFirst());
            }
        }
        for (var module : model.modules()) {
            for (var option : module.options()) {
                names.computeIfAbsent(module.id(), id -> new HashMap<>())
                        .put(option.id(), option.name().source());
                if (option.colour() != null) {
                    colours.computeIfAbsent(module.id(), id -> new HashMap<>()).put(option.id(), option.colour());
                }
            }
        }
    }

    /**
     * Refused as {@code model.scene-invalid} with line and reason.
     *
     * @param known ids of the glTF files that the maker has sent
     */
    public static Outcome<Scene> read(String text, Model model, Set<String> known) {
        return new SceneReader(model, known).read(text);
    }

    /** Plain JSON of what is shown for these choices; what depends on a module without a choice is not shown. */
    public String json(Map<String, String> choices) {
        return at(choices).json();
    }

    /**
     * The scene of these choices drawn flat, as an {@code svg} element.
     *
     * @param title read out to those who do not see it
     */
    public String svg(Map<String, String> choices, String title) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" viewBox=\"0 0 400 400\"><title>"
                + title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</title>"
                + Projection.svg(at(choices)) + "</svg>";
    }

    /** The modules on whose choices it may depend. */
    public Set<String> modules() {
        return modules;
    }

    /** Id of the glTF file that the scene calls so. */
    public Optional<String> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    Shown at(Map<String, String> choices) {
        return at(choices, fault -> {});
    }

    Shown at(Map<String, String> choices, Placing.Complaints complaints) {
        var values = new HashMap<String, Double>();
        for (var number : numbers) {
            values.put(number.name(), number.of(choices, values));
        }
        Colours chosen = module ->
                Optional.ofNullable(colours.getOrDefault(module, Map.of()).get(choices.getOrDefault(module, "")));
        var places = new LinkedHashMap<String, Integer>();
        materials.forEach(material -> places.put(material.name(), places.size()));
        var placing = new Placing(metres, choices, places, names, painted, complaints);
        placing.place(items, Matrix.IDENTITY, values);
        return new Shown(
                materials.stream()
                        .map(material -> material.look(chosen, values))
                        .toList(),
                placing.placed(),
                views(choices, values));
    }

    private List<Shown.View> views(Map<String, String> choices, Map<String, Double> values) {
        var views = new ArrayList<Shown.View>();
        for (var camera : cameras) {
            if (camera.when() != null && !camera.when().holds(choices, values)) {
                continue;
            }
            var look = Expression.all(camera.look(), values);
            var to = Expression.all(camera.to(), values).stream()
                    .map(v -> v * metres)
                    .toList();
            var span = Expression.all(camera.span(), values).stream()
                    .map(v -> v * metres)
                    .toList();
            if (Placing.sound(look) && Placing.sound(to) && Placing.sound(span)) {
                views.add(new Shown.View(camera.id(), camera.names(), look, to, span));
            }
        }
        return views;
    }
}
