package org.wishwright.platform.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.Directory;

/**
 * The operator's list of persons and organisations. Searching is a POST, so that no phone number or e-mail stands in an
 * address, a history or a log.
 */
@Controller
class DirectoryPages {

    private static final int LONGEST_SEARCH = 254;

    private final Directory directory;

    DirectoryPages(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/operator/parties")
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable UUID before) {
        return view(caller, bounded(name), before);
    }

    @PostMapping("/operator/parties")
    ModelAndView search(Caller caller, @RequestParam(defaultValue = "") String q) {
        return view(caller, bounded(q), null);
    }

    private ModelAndView view(Caller caller, String search, @Nullable UUID before) {
        var page = directory.search(caller, search, before);
        var here = "/operator/parties?name=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        var view = new ModelAndView("identity/parties", Map.of("list", page, "q", search));
        view.addObject("next", page.next() == null ? "" : here + "&before=" + page.next());
        view.addObject("first", before == null ? "" : here);
        return view;
    }

    private static String bounded(String text) {
        var stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_SEARCH));
    }
}
