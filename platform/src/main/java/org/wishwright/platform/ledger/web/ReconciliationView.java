package org.wishwright.platform.ledger.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.ledger.Reconciliations;
import org.wishwright.platform.ledger.Reconciliations.Run;
import org.wishwright.platform.ledger.reconciliation.Difference;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;
import org.wishwright.platform.ledger.reconciliation.Movement;

/**
 * What the page of the comparisons shows.
 *
 * @param run the one that is open, null while there is none
 * @param cause chosen, empty for all
 * @param further whether this is not the first page
 * @param from and {@code until} as typed
 */
public record ReconciliationView(
        List<Run> runs,
        @Nullable Run run,
        Reconciliations.Page differences,
        String cause,
        String search,
        boolean further,
        String from,
        String until,
        @Nullable Refusal refusal) {

    private static final String PATH = "/operator/reconciliation";

    public static Map<String, String> methods(Page page) {
        var methods = new LinkedHashMap<String, String>();
        for (var method : List.of("sandbox", "alipay", "wechat", "stripe")) {
            methods.put(method, page.t("ledger.method." + method));
        }
        return methods;
    }

    public List<Cause> causes() {
        return run == null
                ? List.of()
                : Arrays.stream(Cause.values())
                        .filter(each -> run.counts().getOrDefault(each, 0) > 0)
                        .toList();
    }

    /** The numbers of the open run. */
    public List<Parts.Figure> figures(Page page) {
        if (run == null) {
            return List.of();
        }
        return List.of(
                new Parts.Figure(Integer.toString(run.ours()), page.t("ledger.reconciliation.ours"), "", ""),
                new Parts.Figure(Integer.toString(run.theirs()), page.t("ledger.reconciliation.theirs"), "", ""),
                new Parts.Figure(Integer.toString(run.agreed()), page.t("ledger.reconciliation.agreed"), "", "good"),
                new Parts.Figure(
                        Integer.toString(run.open()),
                        page.t("ledger.reconciliation.open"),
                        "",
                        run.open() == 0 ? "good" : "bad"));
    }

    /** The differences of the open run by cause, drawn. */
    public List<Parts.Bar> bars(Page page) {
        return causes().stream()
                .map(each -> {
                    int count = run == null ? 0 : run.counts().getOrDefault(each, 0);
                    return new Parts.Bar(
                            page.t("ledger.cause." + each),
                            count,
                            Integer.toString(count),
                            each == Cause.OTHER_DAY ? "" : "bad");
                })
                .toList();
    }

    /** Why they differ, in a sentence. */
    public String explanation(Page page, Difference difference) {
        var ours = difference.ours();
        var theirs = difference.theirs();
        return page.t(
                "ledger.explained." + difference.cause() + (oneSided(difference) ? "_ONE" : ""),
                "ours",
                ours == null ? "" : page.money(ours.amount()),
                "theirs",
                theirs == null ? "" : page.money(theirs.amount()),
                "apart",
                ours == null || theirs == null || !sameCurrency(ours, theirs)
                        ? ""
                        : page.money(theirs.amount().minus(ours.amount())),
                "fee",
                money(page, theirs == null ? null : theirs.fee()),
                "expected",
                money(page, difference.expectedFee()),
                "time",
                page.time((theirs == null ? told(difference) : theirs).booked()),
                "oursTime",
                ours == null ? "" : page.time(ours.booked()));
    }

    private static boolean oneSided(Difference difference) {
        return difference.cause() == Cause.OTHER_DAY && difference.theirs() == null;
    }

    public Movement told(Difference difference) {
        return java.util.Objects.requireNonNull(difference.theirs() == null ? difference.ours() : difference.theirs());
    }

    public String address(Run each) {
        return PATH + "?run=" + each.id();
    }

    /** The open run with another cause. */
    public String address(String each) {
        return run == null ? PATH : address(run) + "&cause=" + each + "&q=" + encoded(search);
    }

    public String first() {
        return further ? address(cause) : "";
    }

    public String next() {
        return differences.next() == null ? "" : address(cause) + "&after=" + differences.next();
    }

    /** Last day of a run's time: the one whose end its time ends with. */
    public String lastDay(Page page, Run each) {
        return page.day(each.until().minus(Duration.ofMillis(1)));
    }

    private static boolean sameCurrency(Movement ours, Movement theirs) {
        return ours.amount().currency().equals(theirs.amount().currency());
    }

    private static String money(Page page, @Nullable Money money) {
        return money == null ? "" : page.money(money);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
