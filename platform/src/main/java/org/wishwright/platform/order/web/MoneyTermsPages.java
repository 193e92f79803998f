package org.wishwright.platform.order.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.work.MoneyTermsDesk;

/** The maker's page about when her money is released, and her bond. */
@Controller
public class MoneyTermsPages {

    private static final List<String> CURRENCIES = List.of("CNY");

    private final MoneyTermsDesk desk;

    MoneyTermsPages(MoneyTermsDesk desk) {
        this.desk = desk;
    }

    /** What stands in the form, in percent and days. */
    public record Typed(String inspected, String shipped, String received, String undisputed, String days) {

        static Typed of(MoneyTerms terms) {
            return new Typed(
                    percent(terms.freedBy(Milestone.INSPECTED)),
                    percent(terms.freedBy(Milestone.SHIPPED)),
                    percent(terms.freedBy(Milestone.RECEIVED)),
                    percent(terms.freedBy(Milestone.UNDISPUTED)),
                    Long.toString(terms.complaintWindow().toDays()));
        }

        public String of(Milestone milestone) {
            return switch (milestone) {
                case INSPECTED -> inspected;
                case SHIPPED -> shipped;
                case RECEIVED -> received;
                case UNDISPUTED -> undisputed;
            };
        }
    }

    /**
     * @param bonds what is lodged, one a currency
     * @param key makes sending the form twice one movement
     */
    public record View(MoneyTerms terms, Typed typed, List<Money> bonds, String key) {}

    /** Hundredths of a percent as percent, such as 12.5. */
    public static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    @GetMapping("/maker/money-terms")
    ModelAndView show(Caller caller) {
        return view(caller, Typed.of(desk.terms(caller)), null);
    }

    @PostMapping("/maker/money-terms")
    ModelAndView set(
            Caller caller,
            @RequestParam(defaultValue = "") String inspected,
            @RequestParam(defaultValue = "") String shipped,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String undisputed,
            @RequestParam(defaultValue = "") String days) {
        var typed = new Typed(inspected, shipped, received, undisputed, days);
        try {
            var releases = new EnumMap<Milestone, Integer>(Milestone.class);
            for (var milestone : Milestone.values()) {
                releases.put(milestone, basisPoints(typed.of(milestone), milestone));
            }
            desk.set(caller, releases, days(days), desk.terms(caller).parts());
            return new ModelAndView("redirect:/maker/money-terms?done=order.money-set");
        } catch (RefusedException e) {
            return view(caller, typed, e.refusal());
        }
    }

    @PostMapping("/maker/money-terms/bond")
    ModelAndView lodge(
            Caller caller,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String key) {
        try {
            desk.lodge(caller, key, money(amount, currency), !way.equals("out"));
            return new ModelAndView("redirect:/maker/money-terms?done=order.bond");
        } catch (RefusedException e) {
            return view(caller, Typed.of(desk.terms(caller)), about(e.refusal()));
        }
    }

    private ModelAndView view(Caller caller, Typed typed, @Nullable Refusal refusal) {
        var bonds = CURRENCIES.stream()
                .map(code -> desk.bond(caller, Currency.getInstance(code)))
                .toList();
        return new ModelAndView("order/money-terms", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("refusal", refusal)
                .addObject(
                        "view",
                        new View(
                                desk.terms(caller),
                                typed,
                                bonds,
                                UUID.randomUUID().toString()));
    }

    /** A balance too small is said beside the amount. */
    private static Refusal about(Refusal refusal) {
        return refusal.values().containsKey("field")
                ? refusal
                : Refusal.of(refusal.code(), refusal.sentence(), "field", "amount");
    }

    private static int basisPoints(String percent, Milestone milestone) {
        try {
            return new BigDecimal(percent.strip()).movePointRight(2).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new RefusedException(Refusing.because(
                    "order.money-percent",
                    "Give percent with at most two decimals, such as 12.5.",
                    "field",
                    milestone.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static Duration days(String days) {
        if (!days.strip().matches("[0-9]{1,2}")) {
            throw new RefusedException(
                    Refusing.because("order.money-window", "Give whole days, from 0 to 60.", "field", "days"));
        }
        return Duration.ofDays(Long.parseLong(days.strip()));
    }

    private static Money money(String amount, String currency) {
        try {
            var code = Currency.getInstance(currency);
            long minor = new BigDecimal(amount.strip())
                    .movePointRight(code.getDefaultFractionDigits())
                    .longValueExact();
            if (minor > 0) {
                return new Money(minor, code);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // said below
        }
        throw new RefusedException(
                Refusing.because("order.bond-amount", "Give an amount above zero, such as 500.00.", "field", "amount"));
    }
}
