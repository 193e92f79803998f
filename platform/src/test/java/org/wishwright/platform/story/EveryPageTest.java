package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.story.EveryPage.Visit;

/**
 * Every page, in both languages, as who reads it, on a phone's screen. Axe looks at each in one language and one dress, which change
 * from page to page, so that all four are met among pages alike; {@code ./wishwright bench pages --only=axe-serious} looks at every
 * page in all four.
 */
@PlatformTest
class EveryPageTest {

    private static final String PASSWORD = "only-for-this-test";
    private static final int PHONE = 390;
    private static final List<String> LANGUAGES = List.of("en", "zh");
    private static final List<ColorScheme> DRESSES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    Parties parties;

    @Autowired
    BusinessClock clock;

    @Test
    void everyAddressThatAnswersAPageIsListed() {
        assertThat(addresses())
                .as("addresses of pages; add a new one to EveryPage.pages(), or to OTHERS if it is not a whole page")
                .isEqualTo(EveryPage.listed());
    }

    @Test
    void everyPageIsReachedByLinksAndIsWholeInBothLanguages() {
        parties.ensureOperator("every-page@wishwright.example", PASSWORD, "Olive");
        var operator = TestClient.visitor(port).signInByPassword("every-page@wishwright.example", PASSWORD);
        var pages = new EveryPage(new LivedIn(port, operator, clock.instant()).readers());
        assertThat(pages.unreachable()).as("pages to which no link leads").isEmpty();
        var visits = pages.visits();
        var faults = new ArrayList<String>();
        try (var chromium = new Chromium()) {
            for (var language : LANGUAGES) {
                try (var context = chromium.browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(PHONE, 844)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setBaseURL("http://127.0.0.1:" + port))) {
                    var screen = new Screen(context, language, faults);
                    for (int i = 0; i < visits.size(); i++) {
                        screen.read(visits.get(i), i % (LANGUAGES.size() * DRESSES.size()));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A phone on which one page after the other is read, in one language. */
    private final class Screen {

        private final BrowserContext context;
        private final String language;
        private final List<String> faults;
        private final Page page;
        private String name = "";

        Screen(BrowserContext context, String language, List<String> faults) {
            this.context = context;
            this.language = language;
            this.faults = faults;
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(name + "console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add(name + "script: " + error));
        }

        /** @param turn which language and dress axe looks at */
        void read(Visit visit, int turn) {
            context.clearCookies();
            context.addCookies(cookies(visit, language));
            name = visit.pattern() + " (" + visit.who() + ", " + language + ", " + visit.path() + "): ";
            var answer = page.navigate(visit.path());
            if (answer == null || answer.status() != 200) {
                faults.add(name + "status " + (answer == null ? "none" : answer.status()));
                return;
            }
            if (!language.equals(page.locator("html").getAttribute("lang"))) {
                faults.add(name + "is in another language");
            }
            var width = page.evaluate("() => document.documentElement.scrollWidth");
            if (width instanceof Integer wide && wide > PHONE) {
                faults.add(name + "is " + wide + " px wide and scrolls sideways");
            }
            if (language.equals(LANGUAGES.get(turn % LANGUAGES.size()))) {
                var dress = DRESSES.get(turn / LANGUAGES.size());
                Axe.serious(page, dress).forEach(fault -> faults.add(name + dress + ": " + fault));
            }
        }
    }

    private List<Cookie> cookies(Visit visit, String language) {
        var cookies = new ArrayList<Cookie>();
        cookies.add(new Cookie("ww_language", language).setUrl("http://127.0.0.1:" + port));
        if (!visit.session().isEmpty()) {
            cookies.add(new Cookie("ww_session", visit.session()).setUrl("http://127.0.0.1:" + port));
        }
        return cookies;
    }

    /** What can be read at an address that is no part of the API, as the handlers write it. */
    private Set<String> addresses() {
        return handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/") && !path.startsWith("/test/") && !path.equals("/error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
