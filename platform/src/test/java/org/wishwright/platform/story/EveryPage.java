package org.wishwright.platform.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.util.AntPathMatcher;
import org.wishwright.platform.TestClient;

/**
 * Every address at which somebody reads a page, with who reads it there: the one list of them. The program's real addresses are
 * found by following links, as each reader, from the pages whose address holds no id; so a page to which no link leads is found out too.
 */
final class EveryPage {

    /** Somebody who reads pages. */
    enum Who {
        VISITOR,
        BUYER,
        MAKER,
        WORKER,
        OPERATOR
    }

    private static final Pattern LINK = Pattern.compile("=\"(/[^\"#\\s]*)[\"#]");
    private static final AntPathMatcher PATHS = new AntPathMatcher();

    /** Of each address so many examples are read: this alone ends the reading, whatever else pages lead to. */
    private static final int EXAMPLES_TO_READ = 8;

    private static final List<String> FOR_VISITORS = List.of(
            "/",
            "/login",
            "/signup",
            "/products",
            "/configure/{version}",
            "/measures/guide",
            "/styleguide",
            "/log",
            "/ballot/{id}",
            "/campaigns",
            "/campaigns/{id}",
            "/campaigns/{id}/invitation",
            "/campaigns/{id}/rounds",
            "/campaigns/{id}/works",
            "/campaigns/{id}/works/{code}",
            "/wall",
            "/wall/new",
            "/wall/{id}");

    private static final List<String> FOR_BUYERS = List.of(
            "/configure/{version}/comparison",
            "/configure/{version}/poster",
            "/campaigns/mine",
            "/campaigns/new",
            "/campaigns/{id}/edit",
            "/campaigns/{id}/making",
            "/deals/{deal}",
            "/campaigns/{id}/works/new",
            "/campaigns/{id}/works/{code}/edit",
            "/campaigns/{id}/makers",
            "/account",
            "/account/confirm",
            "/account/data",
            "/account/notices",
            "/account/ways-in",
            "/notices",
            "/cart",
            "/checkout",
            "/orders",
            "/orders/{id}",
            "/orders/{order}/carrier",
            "/orders/{order}/dispute",
            "/orders/{order}/invoice",
            "/orders/{order}/payment",
            "/orders/{order}/lines/{line}",
            "/statements",
            "/wall/mine",
            "/talk",
            "/talk/{kind}/{id}",
            "/talk/{kind}/{id}/trouble",
            "/flats",
            "/measures",
            "/measures/appointment",
            "/measures/new",
            "/measures/{id}",
            "/measures/{id}/deletion",
            "/wishes",
            "/wishes/comparison",
            "/wishes/{wish}/deletion");

    private static final List<String> FOR_MAKERS = List.of(
            "/maker",
            "/account/organisations/{organisation}",
            "/maker/blueprints",
            "/maker/wall",
            "/maker/blueprints/new",
            "/maker/blueprints/{id}",
            "/maker/blueprints/{id}/changes",
            "/maker/blueprints/{id}/studio",
            "/maker/blueprints/{id}/scene",
            "/maker/blueprints/{id}/import",
            "/maker/disputes",
            "/maker/factory",
            "/maker/flats",
            "/maker/invoices",
            "/maker/invoices/{id}",
            "/maker/invoices/settings",
            "/maker/measuring",
            "/maker/money-terms",
            "/maker/measuring/{id}",
            "/maker/patterns",
            "/maker/orders",
            "/maker/orders/{id}",
            "/maker/onboarding",
            "/maker/plan",
            "/maker/plan/release",
            "/maker/sending",
            "/maker/shipments",
            "/maker/staff",
            "/maker/subcontracts",
            "/maker/wages",
            "/maker/work-orders",
            "/maker/work-orders/{id}");

    private static final List<String> FOR_WORKERS =
            List.of("/floor", "/floor/operations/{id}", "/floor/wages", "/p/{token}");

    private static final List<String> FOR_OPERATORS = List.of(
            "/operator",
            "/operator/audit",
            "/operator/audit/looks",
            "/operator/disputes",
            "/operator/chargebacks",
            "/operator/disputes/{id}",
            "/operator/invoices",
            "/operator/invoices/{id}",
            "/operator/log",
            "/operator/notices",
            "/operator/onboarding",
            "/operator/orders/{id}",
            "/operator/onboarding/{organisation}",
            "/operator/parties",
            "/operator/payments",
            "/operator/persons/{person}",
            "/operator/reconciliation",
            "/operator/staff",
            "/operator/talk",
            "/operator/timers",
            "/operator/works",
            "/operator/wall");

    private static final Pattern ORDERED = Pattern.compile("/orders/[^/?]+/lines/[^/?]+");

    private static final Map<String, Who> PAGES = pages();

    /** What is read otherwise than as a page: parts of one, streams, files, ways that lead on. */
    private static final Set<String> OTHERS = Set.of(
            "/badges",
            "/badges/live",
            "/c/{token}",
            "/campaigns/files/{file}",
            "/campaigns/{id}/live",
            "/campaigns/{id}/papers/{entry}/{number}",
            "/campaigns/{id}/papers/{entry}/{number}/receipt",
            "/campaigns/{id}/part",
            "/campaigns/{id}/picture",
            "/campaigns/{id}/qr.svg",
            "/campaigns/{id}/record.json",
            "/ballot/{id}/pictures/{code}",
            "/campaigns/{id}/works/{code}/picture",
            "/campaigns/{id}/works/{code}/receipt",
            "/wall/{id}/live",
            "/wall/{id}/part",
            "/wall/{id}/picture",
            "/cart/lines/{line}/edit",
            "/cart/wanted",
            "/language/{language}",
            "/notices/off/{token}/{topic}/{channel}",
            "/login/code",
            "/login/second",
            "/signup/code",
            "/invoices/{id}/{language}.pdf",
            "/operator/chargebacks/{id}/evidence.zip",
            "/orders/{id}/live",
            "/orders/{order}/invoice/part",
            "/orders/{order}/payment/part",
            "/orders/{order}/payment/qr.svg",
            "/orders/{id}/part",
            "/products/{blueprint}",
            "/maker/blueprints/{id}/live",
            "/maker/orders/{id}/live",
            "/maker/orders/{id}/part",
            "/maker/part",
            "/configure/{version}/qr.svg",
            "/artwork/{file}",
            "/orders/{order}/artwork/{file}",
            "/maker/onboarding/licence",
            "/maker/shipments/{id}/label.pdf",
            "/maker/wages.csv",
            "/maker/orders/{id}/travellers.pdf",
            "/maker/work-orders/travellers.pdf",
            "/maker/work-orders/{id}/labels.pdf",
            "/maker/work-orders/{id}/traveller.pdf",
            "/operator/audit/erasures",
            "/operator/check",
            "/operator/onboarding/{organisation}/licence",
            "/orders/{order}/pieces/{piece}/pictures/{no}",
            "/talk/{kind}/{id}/live",
            "/talk/{kind}/{id}/messages/{number}/pictures/{position}",
            "/talk/{kind}/{id}/part",
            "/maker/blueprints/{id}/picture",
            "/maker/blueprints/{id}/files/{format}",
            "/maker/blueprints/{id}/versions/{version}/files/{format}",
            "/maker/blueprints/{id}/source",
            "/maker/blueprints/{id}/studio/judgement",
            "/maker/blueprints/{id}/versions",
            "/maker/blueprints/{id}/versions/{version}/source",
            "/artwork/{file}/receipt",
            "/log/checkpoint",
            "/log/keys",
            "/log/tile/{*path}",
            "/log/witnessed",
            "/orders/{order}/facts/{fact}",
            "/orders/{order}/receipts",
            "/statements.csv",
            "/floor-worker.js",
            "/maker/plan/batches/{batch}",
            "/pictures/{version}.svg",
            "/scenes/{version}.json",
            "/scenes/{version}/{part}.glb",
            "/maker/blueprints/{id}/scene.json",
            "/maker/blueprints/{id}/scene/{part}.glb",
            "/w/{token}");

    private static final Set<String> LISTED = listed();

    private final Map<Who, TestClient> readers = new EnumMap<>(Who.class);
    private final Map<String, Visit> found = new LinkedHashMap<>();

    /** @param session token of who reads, empty for a visitor */
    record Visit(String pattern, Who who, String session, String path) {}

    EveryPage(Map<Who, TestClient> readers) {
        this.readers.putAll(readers);
        this.readers.forEach(this::read);
    }

    private static Map<String, Who> pages() {
        var pages = new LinkedHashMap<String, Who>();
        FOR_VISITORS.forEach(path -> pages.put(path, Who.VISITOR));
        FOR_BUYERS.forEach(path -> pages.put(path, Who.BUYER));
        FOR_MAKERS.forEach(path -> pages.put(path, Who.MAKER));
        FOR_WORKERS.forEach(path -> pages.put(path, Who.WORKER));
        FOR_OPERATORS.forEach(path -> pages.put(path, Who.OPERATOR));
        return pages;
    }

    /** Every address of this list, as the program's handlers write it. */
    static Set<String> listed() {
        var listed = new TreeSet<>(PAGES.keySet());
        listed.addAll(OTHERS);
        return listed;
    }

    /** Pages to which no link led. */
    Set<String> unreachable() {
        var missing = new TreeSet<>(PAGES.keySet());
        missing.removeAll(found.keySet());
        return missing;
    }

    /** One real address of each page, with who reads it. */
    List<Visit> visits() {
        return List.copyOf(found.values());
    }

    private void read(Who who, TestClient client) {
        var waiting = new ArrayDeque<String>();
        PAGES.forEach((pattern, reader) -> {
            if (reader == who && !pattern.contains("{")) {
                waiting.add(pattern);
            }
        });
        var seen = new LinkedHashSet<String>(waiting);
        var read = new LinkedHashMap<String, Integer>();
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            var pattern = pattern(path);
            if (pattern.isEmpty() || read.merge(pattern, 1, Integer::sum) > EXAMPLES_TO_READ) {
                continue;
            }
            var answer = client.page(path);
            if (answer.status() == 200 && PAGES.get(pattern) == who) {
                found.putIfAbsent(pattern, new Visit(pattern, who, client.token(), path));
            }
            for (var link : links(path, answer)) {
                if (seen.add(link)) {
                    waiting.add(link);
                }
            }
        }
    }

    private static List<String> links(String path, TestClient.Answer answer) {
        var links = new ArrayList<String>();
        var onward = answer.location().replaceFirst("^https?://[^/]+", "");
        if (onward.startsWith("/")) {
            links.add(onward);
            if (ORDERED.matcher(path).matches()) { // leads to the configurator, which comes back with the choices
                links.add(path + onward.replaceFirst("^[^?]*", ""));
            }
        }
        var matcher = LINK.matcher(answer.text());
        while (matcher.find()) {
            links.add(matcher.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    /** The listed address that this one is an example of; streams and switches are not followed. */
    private static String pattern(String path) {
        int query = path.indexOf('?');
        var bare = query < 0 ? path : path.substring(0, query);
        if (bare.endsWith("/live") || bare.startsWith("/language/")) {
            return "";
        }
        if (PAGES.containsKey(bare)) {
            return bare;
        }
        return LISTED.stream()
                .filter(pattern -> pattern.contains("{") && PATHS.match(pattern, bare))
                .findFirst()
                .orElse("");
    }
}
