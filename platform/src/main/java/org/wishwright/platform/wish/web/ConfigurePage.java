package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.Scenes;
import org.wishwright.platform.catalog.StartingPoints.StartingPoint;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VolumeWindows;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.foundation.QrPicture;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.work.Configurator;
import org.wishwright.platform.wish.work.Templates;

/**
 * The configurator. Every state is an address; a button of the page's one form sends the state with what to change: {@code choose},
 * {@code clear}, {@code clear-all}, {@code undo}, {@code complete}, {@code take} or {@code why}, and the measures typed. Asked by htmx it
 * answers the changed part only.
 */
@Controller
class ConfigurePage {

    private final Configurator configurator;
    private final Stepping stepping;
    private final ConfiguratorViews views;
    private final PageInterceptor pages;
    private final Scenes scenes;
    private final Templates templates;
    private final ObjectProvider<VolumeWindows> windows;

    ConfigurePage(
            Configurator configurator,
            Stepping stepping,
            ConfiguratorViews views,
            PageInterceptor pages,
            Scenes scenes,
            Templates templates,
            ObjectProvider<VolumeWindows> windows) {
        this.configurator = configurator;
        this.stepping = stepping;
        this.views = views;
        this.pages = pages;
        this.scenes = scenes;
        this.templates = templates;
        this.windows = windows;
    }

    @GetMapping("/configure/{version}")
    String configure(
            Optional<Caller> caller,
            @PathVariable UUID version,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var published = configurator.version(new VersionId(version));
        var parameters = request.getParameterMap();
        var asked = ConfiguratorAddress.of(published.id(), parameters);
        var stepped = stepping.step(published, asked, parameters);
        var settled = configurator.settle(published, stepped.choices());
        var language = pages.language(request);
        var why = ConfiguratorAddress.last(parameters, "why");
        var view = views.view(published, asked, stepped, settled, why, language);
        boolean plain = settled.dropped().isEmpty() && stepped.faults().isEmpty();
        if (Stepping.acted(parameters) && !part && plain && view.address().fits()) {
            return "redirect:" + view.address().path() + place(published, parameters);
        }
        model.addAttribute("view", view);
        boolean maker = caller.isPresent() && !published.isPreview() && Templates.offers(caller.get(), published);
        model.addAttribute("offers", maker);
        model.addAttribute("starts", maker || view.chosen() == 0 ? templates.of(published) : List.<StartingPoint>of());
        model.addAttribute("here", here(request));
        model.addAttribute("window", window(published));
        model.addAttribute("scene", scene(published, view.address()));
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        if (part && view.address().fits()) {
            response.setHeader("HX-Push-Url", view.address().path());
        }
        return part ? "wish/configurator" : "wish/configure";
    }

    /** Where orders of it count with others'; null where they do not. */
    private VolumeWindows.@Nullable Window window(PublishedVersion version) {
        var open = windows.getIfAvailable();
        return open == null || version.isPreview()
                ? null
                : open.open(version.blueprint()).orElse(null);
    }

    /** Where the scene of these choices is; empty where the product has none. */
    private String scene(PublishedVersion version, ConfiguratorAddress address) {
        return scenes.has(version.id()) ? Scenes.address(version.id(), address.choices()) : "";
    }

    /** To be printed: the picture, the price, the choices and the way here. */
    @GetMapping("/configure/{version}/poster")
    String poster(@PathVariable UUID version, HttpServletRequest request, Model model) {
        var published = configurator.version(new VersionId(version));
        var settled = configurator.settle(published, ConfiguratorAddress.choices(request.getParameterMap()));
        var shared =
                ConfiguratorAddress.plain(published.id(), settled.choices()).withoutMeasures(published.model());
        model.addAttribute("view", Poster.of(published, shared, settled.answer(), here(request)));
        return "wish/poster";
    }

    /** The maker offers these choices to begin from. */
    @PostMapping("/configure/{version}/templates")
    String template(
            Caller caller,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String zh,
            @RequestParam(defaultValue = "") String en,
            HttpServletRequest request) {
        var published = configurator.version(new VersionId(version));
        var choices = ConfiguratorAddress.choices(request.getParameterMap());
        var names = new LinkedHashMap<String, String>();
        names.put("zh", zh);
        names.put("en", en);
        templates.save(caller, published, names, choices);
        return "redirect:" + ConfiguratorAddress.plain(published.id(), Map.of()).path() + "?done=wish.template";
    }

    @PostMapping("/configure/{version}/templates/{template}/deletion")
    String withdraw(Caller caller, @PathVariable UUID version, @PathVariable UUID template) {
        templates.delete(caller, template);
        return "redirect:/configure/" + version + "?done=wish.template-deleted";
    }

    /** The link to these choices as a QR code, to be scanned from one screen onto another. */
    @GetMapping(value = "/configure/{version}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<String> code(@PathVariable UUID version, HttpServletRequest request) {
        var published = configurator.version(new VersionId(version));
        var address = ConfiguratorAddress.of(published.id(), request.getParameterMap());
        var link = here(request) + address.share();
        if (link.length() > QrPicture.LONGEST) {
            throw new RefusedException(Refusal.of(
                    "wish.link-too-large", "These are too many choices for a QR code. Send the link instead."));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(QrPicture.of(link));
    }

    /** The address of this site as its reader typed it. */
    private static String here(HttpServletRequest request) {
        var whole = request.getRequestURL();
        return whole.substring(0, whole.length() - request.getRequestURI().length());
    }

    /** Without a script the page is loaded anew: it opens again where the button stood. */
    private static String place(PublishedVersion version, Map<String, String[]> parameters) {
        var pressed = Stepping.Pressed.of(parameters, "choose");
        if (pressed == null) {
            pressed = Stepping.Pressed.of(parameters, "take");
        }
        var module = pressed == null ? ConfiguratorAddress.last(parameters, "clear") : pressed.module();
        var group = ConfiguratorAddress.last(parameters, Picks.BUTTON);
        if (version.model().extras().groups().stream().anyMatch(g -> g.id().equals(group))) {
            return "#m-" + URLEncoder.encode(group, StandardCharsets.UTF_8);
        }
        return version.vocabulary().indexOf(module) < 0
                ? ""
                : "#m-" + URLEncoder.encode(module, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
