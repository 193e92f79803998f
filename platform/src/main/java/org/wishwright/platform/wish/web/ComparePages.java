package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.configuration.Configuration;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;
import org.wishwright.platform.wish.web.Comparing.Compared;
import org.wishwright.platform.wish.web.ComparisonView.Other;
import org.wishwright.platform.wish.work.Configurator;

/** Two configurations side by side: what is being chosen beside a saved wish, the state before, or the cheapest; or two wishes. */
@Controller
class ComparePages {

    private static final String NOW = "wish.compare-now";
    private static final String BEFORE = "wish.compare-before";
    private static final String CHEAPEST = "wish.compare-cheapest";
    private static final String SAVED = "wish.compare-saved";
    private static final int MOST_OFFERED = 60;

    private final Configurator configurator;
    private final Catalog catalog;
    private final Wishes wishes;
    private final Comparing comparing;
    private final SaleDays days;

    ComparePages(Configurator configurator, Catalog catalog, Wishes wishes, Comparing comparing, SaleDays days) {
        this.configurator = configurator;
        this.catalog = catalog;
        this.wishes = wishes;
        this.comparing = comparing;
        this.days = days;
    }

    /** The choices of the address beside what {@code with} or {@code wish} names; where neither does, beside the state before. */
    @GetMapping("/configure/{version}/comparison")
    String configuring(
            Optional<Caller> caller,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(required = false) @Nullable UUID wish,
            HttpServletRequest request,
            Model model) {
        var published = configurator.version(new VersionId(version));
        var address = ConfiguratorAddress.of(published.id(), request.getParameterMap());
        var now = comparing.compared(NOW, published, address.choices());
        boolean past = !address.past().isEmpty(address.choices());
        Compared left;
        if (wish != null && caller.isPresent()) {
            left = saved(wishes.wish(caller.get(), new WishId(wish)));
        } else if (past && !with.equals("cheapest")) {
            left = comparing.compared(BEFORE, published, address.past().undone(address.choices()));
        } else {
            left = comparing.compared(CHEAPEST, published, Map.of());
        }
        model.addAttribute("view", comparing.view(left, now));
        model.addAttribute("others", others(caller, published, address, left.word(), wish));
        model.addAttribute("back", address.path());
        return "wish/comparison";
    }

    /** Two wishes; where not two are named, a list to choose them from. */
    @GetMapping("/wishes/comparison")
    String saved(Caller caller, @RequestParam(required = false) @Nullable List<UUID> wish, Model model) {
        var chosen = wish == null ? List.<UUID>of() : wish.stream().distinct().toList();
        if (chosen.size() != 2) {
            model.addAttribute("wishes", wishes.list(caller, null, MOST_OFFERED).items());
            model.addAttribute("chosen", chosen.stream().map(UUID::toString).toList());
            return "wish/compare";
        }
        var left = saved(wishes.wish(caller, new WishId(chosen.getFirst())));
        var right = saved(wishes.wish(caller, new WishId(chosen.getLast())));
        model.addAttribute("view", comparing.view(left, right));
        model.addAttribute("others", List.of());
        model.addAttribute("back", "/wishes");
        return "wish/comparison";
    }

    /** As it would be made today, or, where that cannot be any more, as it was saved. */
    private Compared saved(SavedWish wish) {
        var then = catalog.published(wish.version());
        var now = catalog.current(then.blueprint()).map(catalog::published).orElse(then);
        boolean fits = now.configuration(wish.choices(), days.today(now)) instanceof Accepted<Configuration>;
        return comparing.compared(SAVED, fits ? now : then, wish.choices());
    }

    private List<Other> others(
            Optional<Caller> caller,
            PublishedVersion version,
            ConfiguratorAddress address,
            String shown,
            @Nullable UUID wish) {
        var others = new ArrayList<Other>();
        if (!address.past().isEmpty(address.choices())) {
            others.add(new Other(BEFORE, null, null, null, address.comparison("before"), shown.equals(BEFORE)));
        }
        others.add(new Other(CHEAPEST, null, null, null, address.comparison("cheapest"), shown.equals(CHEAPEST)));
        caller.map(her -> wishes.list(her, null, MOST_OFFERED).items()).orElse(List.of()).stream()
                .filter(saved -> catalog.published(saved.version()).blueprint().equals(version.blueprint()))
                .forEach(saved -> others.add(new Other(
                        SAVED,
                        saved.product(),
                        saved.created(),
                        saved.price(),
                        address.comparison("") + "&wish=" + saved.id(),
                        saved.id().value().equals(wish))));
        return others;
    }
}
