package org.wishwright.platform.story;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** What axe-core finds serious or critical on a page, said with the element. */
final class Axe {

    private static final String RUN = """
            async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
              .filter((rule) => rule.impact === "serious" || rule.impact === "critical")
              .flatMap((rule) => rule.nodes.map((node) => rule.id + " at " + node.target.join(" ") + " " + node.html.slice(0, 120)))
            """;

    private Axe() {}

    /** In the light or the dark dress; a page already loaded changes into it. */
    static List<String> serious(Page page, ColorScheme dress) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dress));
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var faults = page.evaluate(RUN);
        return ((List<?>) faults)
                .stream().flatMap(fault -> Stream.of(String.valueOf(fault))).toList();
    }
}
