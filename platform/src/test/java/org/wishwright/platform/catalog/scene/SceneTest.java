package org.wishwright.platform.catalog.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scene is read strictly and follows the choices. */
class SceneTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Model MODEL = ModelText.read("""
            wishwright-model 1
            model table
            currency CNY
            module wood
              option oak
                name en "Oak"
                colour #b98f56
              option plain
                name en "Plain"
            module legs
              option four
              option three
            measure width unit cm from 40 to 200 step 1
            """).orThrow();

    private static final String HEAD = """
            wishwright-scene 1
            unit cm
            material wood
              colour colour(wood)
            """;

    private static final Map<String, String> CHOICES = Map.of("wood", "oak", "legs", "four", "width", "120");

    private static Scene scene(String text) {
        return Scene.read(HEAD + text, MODEL, Set.of()).orThrow();
    }

    @Test
    void itSpeaksOfTheModulesOnWhichItDepends() {
        var box = """
                box
                  size %s, 10, 10
                  material wood
                """;
        assertThat(scene(box.formatted("20")).modules()).containsExactly("wood");
        assertThat(scene(box.formatted("width / 2")).modules()).containsExactlyInAnyOrder("wood", "width");
        assertThat(scene("number foot for legs: four 4, else 3\n" + box.formatted("foot"))
                        .modules())
                .containsExactlyInAnyOrder("wood", "legs");
    }

    private static JsonNode shown(String text, Map<String, String> choices) {
        return JSON.readTree(scene(text).json(choices));
    }

    private static JsonNode part(String text) {
        return shown(text, CHOICES).path("parts").path(0);
    }

    @Test
    void sizesAndPlacesFollowTheMeasuresInMetres() {
        var top = part("""
                number half = width / 2
                box top
                  material wood
                  size width, 3, max(half, 80) - 2 * (5 + 1)
                  round 0.5
                  at -half + 1, 70, 0
                """);
        assertThat(top.path("shape").asString()).isEqualTo("box");
        assertThat(numbers(top.path("size"))).containsExactly(1.2, 0.03, 0.68);
        assertThat(top.path("round").asDouble()).isEqualTo(0.005);
        assertThat(numbers(top.path("at").path(0)).subList(12, 16)).containsExactly(-0.59, 0.7, 0.0, 1.0);
    }

    private static List<Double> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asDouble).toList();
    }

    @Test
    void aPartIsShownWhenAllTermsHold() {
        var text = """
                box a
                  when legs=four wood!=plain width>=100
                  material wood
                  size 1, 1, 1
                """;
        assertThat(shown(text, CHOICES).path("parts").size()).isEqualTo(1);
        for (var other : List.of("wood=plain", "legs=three", "width=99")) {
            var choices = new HashMap<>(CHOICES);
            choices.put(other.split("=", 2)[0], other.split("=", 2)[1]);
            assertThat(shown(text, choices).path("parts").size()).as(other).isZero();
        }
    }

    @Test
    void aNumberMayStandForEachOption() {
        var text = """
                number legs-wanted for legs: four 4, three 3
                sphere foot
                  material wood
                  repeat legs-wanted
                  around y 360 / legs-wanted
                  at 10, 0, 0
                  radius 2
                """;
        var places = shown(text, Map.of("legs", "three")).path("parts").path(0).path("at");
        assertThat(places.size()).isEqualTo(3);
        var second = numbers(places.path(1));
        assertThat(second.get(12)).isCloseTo(0.1 * Math.cos(Math.toRadians(120)), within(1e-5));
        assertThat(second.get(14)).isCloseTo(-0.1 * Math.sin(Math.toRadians(120)), within(1e-5));
    }

    @Test
    void rowsAndGridsAreRepetitionsWithinEachOther() {
        var grid = part("""
                group rows
                  repeat 3 as row
                  step 0, 10, 0
                  box cell
                    material wood
                    size 1, 1, 1 + row * 0
                    repeat 4
                    step 5, 0, 0
                """);
        assertThat(grid.path("at").size()).isEqualTo(12);
        assertThat(numbers(grid.path("at").path(11)).subList(12, 15)).containsExactly(0.15, 0.2, 0.0);
    }

    @Test
    void turningGoesAboutXThenYThenZ() {
        var turned = part("""
                box a
                  material wood
                  size 1, 1, 1
                  turn 90, 90, 0
                """);
        // y turns to z about x, and z to x about y
        assertThat(numbers(turned.path("at").path(0)).subList(4, 7)).containsExactly(1.0, 0.0, 0.0);
    }

    @Test
    void aMaterialTakesTheColourOfTheChosenOption() {
        var text = "sphere a\n  material wood\n  radius 1\n";
        assertThat(shown(text, CHOICES).path("materials").path(0).path("colour").asString())
                .isEqualTo("#b98f56");
        assertThat(shown(text, Map.of("wood", "plain"))
                        .path("materials")
                        .path(0)
                        .path("colour")
                        .asString())
                .isEqualTo("#b9b1a3");
    }

    @Test
    void engravedIsTheNameOfTheOptionOrTheTextChosen() {
        var text = """
                text name
                  material wood
                  of wood
                  height 2
                  width 20
                  bend 3
                """;
        assertThat(part(text).path("text").asString()).isEqualTo("Oak");
        assertThat(shown(text, Map.of("wood", "愿 \u0007\u202eAda"))
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("愿 Ada");
        assertThat(shown(text, Map.of()).path("parts").size()).isZero();
    }

    @Test
    void whateverTheNumbersTurnOutToBeTheSceneStaysSmall() {
        var text = """
                number nothing = width - width
                box a
                  when width>190 width<195
                  material wood
                  size 1, 1, 1
                  repeat 10 / nothing
                box b
                  when width>190 width<195
                  material wood
                  size 1, 1, 1 / nothing
                group many
                  when width>190 width<195
                  repeat 500
                  box c
                    material wood
                    size 1, 1, 1
                    repeat 500
                """;
        var shown = shown(text + "sphere d\n  material wood\n  radius width\n", Map.of("width", "192"));
        long places = shown.path("parts")
                .valueStream()
                .mapToLong(p -> p.path("at").size())
                .sum();
        assertThat(places).isBetween(1L, 5_000L);
    }

    @Test
    void aPartSaysWhichModuleAPressOnItIsAbout() {
        var parts = shown("""
                material plain
                  colour #808080
                box coloured
                  material wood
                  size 1, 1, 1
                box said
                  material wood
                  chooses legs
                  size 2, 1, 1
                box none
                  material plain
                  size 3, 1, 1
                group all
                  chooses legs
                  box within
                    material plain
                    size 4, 1, 1
                """, CHOICES).path("parts");
        assertThat(parts.valueStream().map(p -> p.path("module").asString("")).toList())
                .containsExactly("wood", "legs", "", "legs");
    }

    @Test
    void aPictureIsShownWhereOneWasSent() {
        var model = ModelText.read("""
                wishwright-model 1
                model mug
                currency CNY
                module glaze
                  option white
                upload artwork
                """).orThrow();
        var scene = Scene.read("""
                wishwright-scene 1
                picture print
                  of artwork
                  width 60
                  height 40
                """, model, Set.of()).orThrow();
        var file = "01a1ff0e-d2de-72b0-a44e-777302acdc68";
        var part =
                JSON.readTree(scene.json(Map.of("artwork", file))).path("parts").path(0);
        assertThat(part.path("picture").asString()).isEqualTo(file);
        assertThat(part.path("module").asString()).isEqualTo("artwork");
        assertThat(part.path("width").asDouble()).isEqualTo(0.06);
        for (var other : List.of("none", "", "../../secret", file + "/x")) {
            assertThat(JSON.readTree(scene.json(Map.of("artwork", other)))
                            .path("parts")
                            .size())
                    .isZero();
        }
        assertThat(scene.svg(Map.of("artwork", file), "Mug")).contains("<svg");
        assertThat(Scene.read("wishwright-scene 1\npicture print\n  width 60\n  height 40\n", model, Set.of())
                        .isAccepted())
                .isFalse();
    }

    @Test
    void camerasHaveNamesInBothLanguages() {
        var shown = shown("""
                camera front
                  name en "Front"
                  name zh "正面"
                  look 30, width / 10
                  to 0, width, 0
                  span 50
                sphere a
                  material wood
                  radius 1
                """, CHOICES);
        var camera = shown.path("cameras").path(0);
        assertThat(camera.path("names").path("zh").asString()).isEqualTo("正面");
        assertThat(numbers(camera.path("look"))).containsExactly(30.0, 12.0);
        assertThat(camera.path("span").asDouble()).isEqualTo(0.5);
    }

    /** Each is refused with its line, counted from the first below the head of four lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            box a/  material wood/  size 1, 1                               | 7 | 3 numbers with commas
            box a/  material wood/  size 1, 1, x                            | 7 | no number 'x'
            box a/  material wood/  size 1, 1, width-2                      | 7 | spaces around a minus
            box a/  material wood/  size 1, 1, (1                           | 7 | ')' is missing
            box a/  material wood/  size 1, 1, 1 1                          | 7 | not expected here
            box a/  material wood/  size 1, 1, 1e9                          | 7 | not expected here
            box a/  material wood/  size 1, 1, $                            | 7 | is no number
            box a/  material wood/  size 1, 1,                              | 7 | a number is missing
            box a/  material wood/  size 1, 1, 9999999999999                | 7 | too long
            box a/  material wood/  size 1, 1, min(1)                       | 7 | not expected here
            box a/  material wood                                           | 5 | lines 'size'
            box a/  size 1, 1, 1                                            | 5 | material is missing
            box a/  material gold/  size 1, 1, 1                            | 6 | no material 'gold'
            box a/  material wood/  size 1, 1, 1/  radius 2                 | 8 | nothing that a box has
            box a/  material wood/  size 1, 1, 1/  at 1, 1, 1/  at 0, 0, 0  | 9 | given twice
            box a/  material wood/  size 1, 1, 1/    at 1, 1, 1             | 8 | nothing stands below
            box a/  material wood/  size 1, 1, 1/  step 1, 0, 0             | 8 | goes with 'repeat'
            box a/  material wood/  size 1, 1, 1/  repeat 2/  around w 5    | 9 | an axis and degrees
            box a/  material wood/  size 1, 1, 1/  repeat 501               | 5 | 500 is the most
            box a/  material wood/  size 1, 1, 1 / 0                        | 5 | is no number
            box a/  material wood/  size 1, 1, 1/  at 1 / 0, 0, 0           | 5 | divided by nothing
            box a/  material wood/  size 1, 1, 1/  when legs=five           | 8 | no option 'five'
            box a/  material wood/  size 1, 1, 1/  when feet=five           | 8 | no module 'feet'
            box a/  material wood/  size 1, 1, 1/  when height>5            | 8 | no number 'height'
            box a/  material wood/  size 1, 1, 1/  when wood                | 8 | is no condition
            cone a/  material wood                                          | 5 | is no shape
            box a/  material wood/  size 1, 1, 1/  chooses feet             | 8 | no module 'feet'
            group a                                                         | 5 | nothing in the group
            number width = 5                                                | 5 | no fresh name
            number sin = 5                                                  | 5 | no fresh name
            number a 5                                                      | 5 | a number is given as
            number a for legs: four 4                                       | 5 | option 'three' has no number
            number a for legs: four 4, four 5                               | 5 | two of the name 'four'
            number a for feet: four 4                                       | 5 | no module 'feet'
            material wood                                                   | 5 | two of the name 'wood'
            material gold/  shine 1                                         | 6 | a material has
            material gold/  colour gold                                     | 6 | nor a colour
            material gold/  grain marble 1                                  | 6 | a grain is
            camera a/  look 1, 2                                            | 5 | needs a name
            camera a/  name en "A"/  look 1                                 | 7 | 2 numbers
            camera a/  name en A                                            | 6 | a name is given as
            text a/  material wood/  height 1/  width 1                     | 5 | what is to be written
            text a/  material wood/  of feet/  height 1/  width 1           | 7 | no module 'feet'
            text a/  say hello                                              | 6 | in quotes
            model a/  file saddle                                           | 6 | no file 'saddle'
            file saddle 01890a5d-ac96-774b-bcce-b302099a8057                | 5 | you have sent no 3D file
            file ../saddle.glb                                              | 5 | a file is named as
            unit feet                                                       | 5 | the unit is
            group a/   box b                                                | 6 | indented by two spaces
            -                                                               | 3 | no part in it
            """)
    void whatIsWrongIsRefusedWithLineAndReason(String text, int line, String reason) {
        var lines = text == null ? "" : text.replaceAll("(?<! )/", "\n") + "\n";
        assertRefused(HEAD + lines, line, reason);
    }

    private static void assertRefused(String text, int line, String reason) {
        var refusal = refusal(Scene.read(text, MODEL, Set.of()));
        assertThat(refusal.code()).isEqualTo("model.scene-invalid");
        assertThat(refusal.values()).containsEntry("line", String.valueOf(line));
        assertThat(String.valueOf(refusal.values().get("reason"))).contains(reason);
    }

    private static Refusal refusal(Outcome<Scene> outcome) {
        if (outcome instanceof Refused<Scene>(Refusal refusal)) {
            return refusal;
        }
        throw new AssertionError("It was taken");
    }

    @Test
    void whatIsNoSceneOrTooMuchIsRefused() {
        assertRefused("", 1, "begins with");
        assertRefused("wishwright-scene 2\n", 1, "begins with");
        assertRefused("<svg/>", 1, "begins with");
        assertRefused("wishwright-scene 1\n\tbox a\n", 2, "cannot be seen");
        assertRefused("wishwright-scene 1\nbox \u0000\n", 2, "cannot be seen");
        assertRefused("wishwright-scene 1\n# " + "x".repeat(1_000), 2, "at most 1000 characters");
        assertRefused("x".repeat(300_000), 1, "at most 256 KB");
        assertRefused(HEAD + "sphere\n".repeat(6_100), 6_001, "at most 6000 lines");
        assertRefused(HEAD + "number a = " + "(".repeat(40) + "1" + ")".repeat(40), 5, "nested deeper");
        assertRefused(HEAD + "number a = " + "-".repeat(500) + "1", 5, "nested deeper");
        var nested = new StringBuilder(HEAD);
        for (int depth = 0; depth < 20; depth++) {
            nested.append("  ".repeat(depth)).append("group a\n");
        }
        assertRefused(nested.toString(), 18, "nested deeper");
    }

    /** A thousand scenes with a character lost, doubled or changed: taken or refused, never anything else. */
    @Test
    void spoiltScenesAreTakenOrRefusedAndStaySmall() {
        var sound = demo("bookshelf.scene");
        var model = ModelText.read(demo("bookshelf.wish").getBytes(StandardCharsets.UTF_8))
                .orThrow();
        var random = new Random(4);
        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
            int at = random.nextInt(sound.length());
            var letter = String.valueOf("0-/*(,=|#\"\n  ".charAt(random.nextInt(13)));
            var spoilt =
                    sound.substring(0, at) + letter.repeat(random.nextInt(3)) + sound.substring(at + random.nextInt(2));
            var outcome = Scene.read(spoilt, model, Set.of());
            if (outcome instanceof Outcome.Accepted<Scene>(Scene scene)) {
                taken++;
                assertThat(scene.json(Map.of("sides", "h200", "shelf", "w60", "boards", "n6"))
                                .length())
                        .isLessThan(4_000_000);
            }
        }
        assertThat(taken).isBetween(100, 990);
    }

    @Test
    void theDemosBookshelfShowsItsBoardsAndDoors() {
        var model = ModelText.read(demo("bookshelf.wish").getBytes(StandardCharsets.UTF_8))
                .orThrow();
        var scene = Scene.read(demo("bookshelf.scene"), model, Set.of()).orThrow();
        var choices =
                new HashMap<>(Map.of("sides", "h160", "shelf", "w80", "boards", "n4", "wood", "oak", "post", "none"));
        choices.putAll(Map.of("back", "panel", "doors", "none", "finish", "white", "frame", "built"));
        var open = JSON.readTree(scene.json(choices));
        assertThat(open.path("materials").path(0).path("colour").asString()).isEqualTo("#f1efe8");
        var boards = open.path("parts")
                .valueStream()
                .filter(part -> part.path("at").size() == 4)
                .findFirst()
                .orElseThrow();
        assertThat(numbers(boards.path("size"))).containsExactly(0.756, 0.022, 0.292);
        choices.put("doors", "glass");
        assertThat(JSON.readTree(scene.json(choices)).path("parts").size())
                .isGreaterThan(open.path("parts").size());
    }

    private static String demo(String name) {
        try (var resource = SceneTest.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
