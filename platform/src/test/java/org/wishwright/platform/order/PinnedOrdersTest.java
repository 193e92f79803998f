package org.wishwright.platform.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** Which open orders keep to which version, as the maker sees it. */
@PlatformTest
class PinnedOrdersTest {

    @LocalServerPort
    int port;

    @Test
    void openOrdersAreCountedByTheirVersion() {
        var shop = Shop.open(port);
        shop.paid(shop.buyer());
        shop.paid(shop.buyer());
        shop.publish(20_000);
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", shop.maker.token());
        var products = expect(200, browser.page("/maker/blueprints")).text();
        var path = products.replaceAll("(?s).*href=\"(/maker/blueprints/[0-9a-f-]{36})\".*", "$1");
        assertThat(expect(200, browser.page(path + "/studio")).text())
                .contains("2 open orders keep to 1 published versions");
        var versions = expect(200, browser.page(path + "/versions")).text();
        assertThat(versions.indexOf("2 open orders keep to it")).isGreaterThan(versions.indexOf("Version 1<"));
        assertThat(versions.substring(0, versions.indexOf("Version 1<"))).doesNotContain("open orders");
    }
}
