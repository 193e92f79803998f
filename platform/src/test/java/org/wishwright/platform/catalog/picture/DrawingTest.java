package org.wishwright.platform.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.xml.sax.InputSource;

class DrawingTest {

    private static final Model MODEL = ModelText.read("""
            wishwright-model 1
            model coat
            currency CNY
            module cloth
              option navy
                colour #203040
              option plain
            module lapel
              option peak
              option notch
            """).orThrow();

    private static final String OPEN = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">";

    @Test
    void anElementIsDrawnWhenAllItsTermsHold() {
        var drawing =
                read("<path d=\"M1 1\" data-when=\"lapel=peak cloth!=plain\"/><rect data-when=\"lapel=peak|notch\"/>");
        assertThat(drawing.svg(Map.of("lapel", "peak", "cloth", "navy"), "t", "p"))
                .contains("<path", "<rect");
        assertThat(drawing.svg(Map.of("lapel", "peak", "cloth", "plain"), "t", "p"))
                .doesNotContain("<path");
        assertThat(drawing.svg(Map.of("lapel", "notch", "cloth", "navy"), "t", "p"))
                .doesNotContain("<path")
                .contains("<rect")
                .doesNotContain("data-when");
    }

    @Test
    void aPaintIsTheColourOfTheChosenOptionOrAShadeOfIt() {
        var drawing = read("<g fill=\"colour(cloth)\" stroke=\"colour(cloth, darkest)\"/>");
        assertThat(drawing.svg(Map.of("cloth", "navy"), "t", "p")).contains("fill=\"#203040\"", "stroke=\"#101820\"");
        assertThat(drawing.svg(Map.of("cloth", "plain"), "t", "p")).contains("fill=\"#b9b1a3\"");
    }

    @Test
    void idsAreThePicturesOwnAndTheTitleIsEscaped() {
        var drawing = read("<defs><pattern id=\"s\"/></defs><rect fill=\"url(#s)\"/>");
        assertThat(drawing.svg(Map.of(), "<b>\"x\"&", "p7"))
                .contains("id=\"p7s\"", "fill=\"url(#p7s)\"", "<title>&lt;b&gt;&quot;x&quot;&amp;</title>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<g onload=\"alert(1)\"/>",
                "<rect style=\"fill:red\"/>",
                "<style>rect{}</style>",
                "<foreignObject/>",
                "<image href=\"https://example.org/x.png\"/>",
                "<use href=\"#a\"/>",
                "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
                "<rect fill=\"url(https://example.org/x)\"/>",
                "<rect fill=\"url('#a')\"/>",
                "<rect fill=\"UrL(//example.org)\"/>",
                "<rect fill=\"data:image/png;base64,AAAA\"/>",
                "<x:rect xmlns:x=\"urn:other\"/>",
                "<rect xlink:href=\"#a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>",
                "<?php echo 1 ?>",
                "<animate attributeName=\"x\"/>",
                "words",
                "<text>words</text>",
                "<rect fill=\"colour(shoes)\"/>",
                "<rect fill=\"colour(cloth, brighter)\"/>",
                "<rect data-when=\"lapel=shawl\"/>",
                "<rect data-when=\"lapel\"/>",
                "<rect data-when=\"\"/>",
                "<rect id=\"&#x22;&gt;\"/>",
                "<g>",
            })
    void whatIsNotHarmlessIsRefusedWithItsLine(String content) {
        assertThat(refusal(OPEN + "\n" + content + "</svg>").values())
                .containsEntry("field", "picture")
                .containsKey("line");
    }

    @Test
    void theFirstOfSeveralModulesWithAColourGivesItAndALineShowsOnIt() {
        var drawing = read("<g fill=\"colour(lapel|cloth)\" stroke=\"colour(cloth, line)\"/>");
        assertThat(drawing.svg(Map.of("cloth", "navy", "lapel", "peak"), "t", "p"))
                .contains("fill=\"#203040\"", "stroke=\"#636e79\"");
    }

    @Test
    void whatIsDrawnAgainIsOfTheSamePictureAndHasItsIds() {
        var drawing = read("<defs><g id=\"b\"><circle r=\"1\"/></g></defs><use href=\"#b\" x=\"3\"/>");
        assertThat(drawing.svg(Map.of(), "t", "p7")).contains("id=\"p7b\"", "href=\"#p7b\"");
        for (var href :
                new String[] {"#c", "other.svg#b", "https://example.org/#b", "//example.org", "data:,x", "", "#"}) {
            assertThat(refusal(OPEN + "<g id=\"b\"/><use href=\"" + href + "\"/></svg>")
                            .code())
                    .isEqualTo("model.picture-invalid");
        }
    }

    @Test
    void anIdIsBorneInTurnsOrOnce() {
        var drawing = read(
                "<defs><pattern id=\"w\" data-when=\"lapel=peak\"/><pattern id=\"w\" data-when=\"lapel=notch\"/></defs>"
                        + "<rect fill=\"url(#w)\"/>");
        assertThat(drawing.svg(Map.of("lapel", "peak"), "t", "p").split("id=\"pw\"", -1))
                .hasSize(2);
        assertThat(refusal(OPEN + "\n<g id=\"w\"/>\n<g id=\"w\"/></svg>").sentence())
                .contains("line 2", "given twice");
    }

    @Test
    void fewElementsThatDrawEachOtherOverAndOverAreRefused() {
        var bomb = new StringBuilder(OPEN + "<defs><g id=\"a0\"><path d=\"M0 0\"/></g>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<g id=\"a").append(i).append("\">");
            bomb.append(("<use href=\"#a" + (i - 1) + "\"/>").repeat(10)).append("</g>");
        }
        assertThat(refusal(bomb + "</defs><use href=\"#a11\"/></svg>").sentence())
                .contains("would be drawn");
        assertThat(refusal(OPEN + "<g id=\"a\"><use href=\"#a\"/></g></svg>").sentence())
                .contains("draws itself");
        assertThat(refusal(OPEN + "<pattern id=\"a\"><rect fill=\"url(#b)\"/></pattern>"
                                + "<pattern id=\"b\"><rect fill=\"url(#a)\"/></pattern></svg>")
                        .sentence())
                .contains("draws itself");
    }

    @Test
    void howLargeItIsIsThePagesToSay() {
        var svg = Drawing.read(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" width=\"9000\" height=\"9000\"/>",
                        MODEL)
                .orThrow()
                .svg(Map.of(), "t", "p");
        assertThat(svg).doesNotContain("9000").contains("viewBox=\"0 0 9 9\"");
    }

    @Test
    void whatFollowsThePictureIsReadAsStrictly() {
        assertThat(refusal(OPEN + "</svg><?php echo 1 ?>").code()).isEqualTo("model.picture-invalid");
        assertThat(refusal(OPEN + "</svg><svg/>").code()).isEqualTo("model.picture-invalid");
    }

    @Test
    void documentTypesAndEntitiesAreRefusedUnread() {
        for (var start : new String[] {
            "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
            "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        }) {
            assertThat(refusal(start + OPEN + "<g/></svg>").code()).isEqualTo("model.picture-invalid");
        }
        assertThat(refusal(OPEN + "&unknown;</svg>").code()).isEqualTo("model.picture-invalid");
    }

    @Test
    void bombsAreRefused() {
        assertThat(refusal(OPEN + "<g>".repeat(60) + "</g>".repeat(60) + "</svg>")
                        .sentence())
                .contains("deeper");
        assertThat(refusal(OPEN + "<g/>".repeat(5_001) + "</svg>").sentence()).contains("5000 elements");
        assertThat(refusal(OPEN + "<!--" + "x".repeat(600_000) + "--></svg>").sentence())
                .contains("512 KB");
        assertThat(refusal("").sentence()).contains("line 1");
        assertThat(refusal("<html/>").sentence()).contains("one svg element");
        assertThat(refusal("\uD83D\uDE00").code()).isEqualTo("model.picture-invalid");
    }

    @Test
    void theDrawingOfASuitDependsOnNoMeasureOfABody() throws Exception {
        var model = ModelText.read(demo("suit.wish")).orThrow();
        var measures = model.modules().stream()
                .filter(module -> module.scale() != null)
                .map(Module::id)
                .toList();
        assertThat(measures).contains("chest");
        assertThat(Drawing.read(demo("suit.svg"), model).orThrow().modules())
                .contains("cloth", "lapel")
                .doesNotContainAnyElementsOf(measures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suit", "bookshelf"})
    void everyConfigurationOfTheDemoIsDrawnWhole(String product) throws Exception {
        var model = ModelText.read(demo(product + ".wish")).orThrow();
        var drawing = Drawing.read(demo(product + ".svg"), model).orThrow();
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var selection = Selection.empty(compiled.vocabulary());
            var modules = new ArrayList<>(model.modules().stream()
                    .filter(module -> !module.isOpen())
                    .map(Module::id)
                    .toList());
            Collections.shuffle(modules, random);
            for (var module : modules) {
                var remaining = new ArrayList<>(compiled.ask(selection).remaining(module));
                selection = selection
                        .with(module, remaining.get(random.nextInt(remaining.size())))
                        .orThrow();
            }
            var choices =
                    compiled.ask(selection).cheapestCompletion().orElseThrow().choices();
            var svg = drawing.svg(choices, "Demo", "p");
            assertThat(svg).doesNotContain("data-when", "colour(");
            var ids = found("id=\"([^\"]+)\"", svg);
            assertThat(ids).doesNotHaveDuplicates().containsAll(found("(?:href=\"#|url\\(#)([^\")]+)", svg));
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            assertThat(document.getElementsByTagName("path").getLength()
                            + document.getElementsByTagName("rect").getLength())
                    .isGreaterThan(15);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile("\\b" + pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Drawing read(String content) {
        return Drawing.read(OPEN + content + "</svg>", MODEL).orThrow();
    }

    private static Refusal refusal(String svg) {
        if (Drawing.read(svg, MODEL) instanceof Refused<Drawing>(Refusal refusal)) {
            return refusal;
        }
        throw new AssertionError("This was taken: " + svg);
    }

    private static String demo(String file) {
        try (var resource = DrawingTest.class.getResourceAsStream("/demo/" + file)) {
            return new String(java.util.Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
