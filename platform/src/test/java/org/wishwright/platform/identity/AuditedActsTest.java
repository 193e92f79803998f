package org.wishwright.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** Whatever changes something at the operator's desk leaves one line, done or refused: each such address is called and looked up. */
@PlatformTest
class AuditedActsTest {

    private static final Set<RequestMethod> CHANGING =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private record Act(RequestMethod method, String pattern) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @Test
    void everyActOfAnOperatorLeavesALine() {
        var acts = acts();
        assertThat(acts).hasSizeGreaterThan(12);
        var client = TestOperator.client(port);
        var operator = TestClient.browser(port, "x");
        operator.setCookie("ww_session", client.token());
        operator.page("/operator");
        var silent = new TreeSet<String>();
        for (var act : acts) {
            var id = UUID.randomUUID().toString();
            var path = act.pattern().replaceAll("\\{[^}]+}", id);
            int before = lines(act, id);
            if (act.pattern().startsWith("/api/")) {
                call(client, act, path);
            } else {
                operator.submit(path, Map.of("confirm", "nobody"));
            }
            try {
                Await.until(() -> lines(act, id) > before); // a long page has left before its act is written down
            } catch (AssertionError e) {
                silent.add(act.toString());
            }
            assertThat(lines(act, id)).as(act + "").isLessThanOrEqualTo(before + 1);
        }
        assertThat(silent).as("acts that nobody could look up").isEmpty();
    }

    @Test
    void noOperatorsActLiesElsewhere() {
        var desks = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                if (method.getBeanType().getSimpleName().startsWith("Operator")) {
                    desks.addAll(info.getPatternValues());
                }
            });
        }
        assertThat(desks)
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/operator") || path.startsWith("/api/v1/operator"));
    }

    private static void call(TestClient client, Act act, String path) {
        switch (act.method()) {
            case PUT -> client.put(path, Map.of());
            case DELETE -> client.delete(path);
            default -> client.post(path, Map.of());
        }
    }

    private int lines(Act act, String id) {
        boolean named = act.pattern().contains("{");
        return jdbc.sql("select count(*) from identity.admin_act where act like ? and (? or subject like ?)")
                .params(act + "%", !named, "%" + id + "%")
                .query(Integer.class)
                .single();
    }

    private List<Act> acts() {
        var acts = new ArrayList<Act>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().stream()
                            .filter(pattern ->
                                    pattern.startsWith("/operator") || pattern.startsWith("/api/v1/operator"))
                            .forEach(pattern -> info.getMethodsCondition().getMethods().stream()
                                    .filter(CHANGING::contains)
                                    .forEach(method -> acts.add(new Act(method, pattern)))));
        }
        return acts;
    }
}
