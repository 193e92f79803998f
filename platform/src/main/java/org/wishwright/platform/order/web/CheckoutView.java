package org.wishwright.platform.order.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.VolumeWindows;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.work.Quote;

/**
 * What the checkout page shows: the quote as it stands now, and what was typed.
 *
 * @param transit how long the maker's parcels take
 * @param lines ids of the cart lines ordered
 * @param chosen the quote's lines in words
 * @param money when what she pays is released
 * @param known addresses of her earlier orders, newest first
 * @param key makes sending the form twice one order
 * @param refusals all that stands in the way, in the order of the page
 */
public record CheckoutView(
        Quote quote,
        String maker,
        Transit transit,
        List<String> lines,
        List<Chosen> chosen,
        MoneyTerms money,
        List<DeliveryAddress> known,
        Typed typed,
        String key,
        List<Refusal> refusals)
        implements AddressForm {

    /** Fields as typed; {@code text} is a whole address pasted. */
    public record Typed(
            String text,
            String name,
            String phone,
            String region,
            String street,
            boolean acceptTerms,
            boolean acceptMadeToOrder) {

        /** Before anything was typed: she who orders mostly receives it, too. */
        static Typed of(String name) {
            return new Typed("", name, "", "", "", false, false);
        }

        Typed withAddress(DeliveryAddress address) {
            return new Typed(
                    text,
                    address.name(),
                    address.phone(),
                    address.region(),
                    address.street(),
                    acceptTerms,
                    acceptMadeToOrder);
        }
    }

    /**
     * A line with its choices in words.
     *
     * @param measures those of the choices that were measured on a body
     * @param window in which it counts with others' orders; null where there is none
     */
    public record Chosen(
            OrderedLine line,
            List<ChosenOption> choices,
            List<ChosenOption> measures,
            VolumeWindows.@Nullable Window window) {}

    /** Every body measure of the order, to be read once more before anything is cut. */
    public String measures(Page page) {
        return chosen.stream()
                .flatMap(one -> one.measures().stream())
                .map(one ->
                        one.module().in(page.language()) + " " + one.option().in(page.language()))
                .distinct()
                .collect(Collectors.joining(page.chinese() ? "、" : ", "));
    }

    /** Names the lines, so that the page comes back as it was after a switched language. */
    @Override
    public String action() {
        return "/checkout"
                + (lines.isEmpty()
                        ? ""
                        : lines.stream()
                                .map(line -> "line=" + URLEncoder.encode(line, StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", "")));
    }

    /** A refusal's sentence; a later date in the reader's way of writing. */
    public String say(Page page, Refusal refusal) {
        return refusal.code().equals("order.promise-changed")
                ? page.t(
                        "order.promise-changed", "day", page.day(quote.promise().shipBy()))
                : page.say(refusal);
    }
}
