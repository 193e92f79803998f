package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.ChoosingForm;
import org.wishwright.platform.wish.SavedWish;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.Wishes;

/** A person's saved configurations: list, open, delete after asking. */
@Controller
class WishPages {

    private static final int A_PAGE = 20;

    private final Wishes wishes;
    private final Catalog catalog;
    private final SaleDays days;
    private final PageInterceptor pages;
    private final ChoosingForm form;

    WishPages(Wishes wishes, Catalog catalog, SaleDays days, PageInterceptor pages, ChoosingForm form) {
        this.form = form;
        this.wishes = wishes;
        this.catalog = catalog;
        this.days = days;
        this.pages = pages;
    }

    @GetMapping("/wishes")
    String list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        var list = wishes.list(caller, cursor, A_PAGE);
        var language = pages.language(request);
        model.addAttribute(
                "wishes",
                list.items().stream().map(wish -> view(wish, language)).toList());
        model.addAttribute("first", cursor == null ? "" : "/wishes");
        model.addAttribute("next", list.next() == null ? "" : list.next());
        return "wish/wishes";
    }

    private WishView view(SavedWish wish, Locale language) {
        var saved = catalog.published(wish.version());
        var now = catalog.current(saved.blueprint()).map(catalog::published).orElse(saved);
        return WishView.of(wish, saved, now, days.today(now), language);
    }

    @PostMapping("/wishes")
    String save(
            Caller caller,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        var taken = form.taken(WishApi.version(version), request.getParameterMap());
        if (taken.back() != null) {
            return "redirect:" + taken.back();
        }
        wishes.save(caller, WishApi.version(version), taken.choices(), note);
        return "redirect:/wishes?done=wish.saved";
    }

    @GetMapping("/wishes/{wish}/deletion")
    String ask(Caller caller, @PathVariable UUID wish, HttpServletRequest request, Model model) {
        model.addAttribute("wish", view(wishes.wish(caller, new WishId(wish)), pages.language(request)));
        return "wish/delete";
    }

    @PostMapping("/wishes/{wish}/deletion")
    String delete(Caller caller, @PathVariable UUID wish) {
        wishes.delete(caller, new WishId(wish));
        return "redirect:/wishes?done=wish.deleted";
    }
}
