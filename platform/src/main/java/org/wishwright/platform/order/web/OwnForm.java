package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.Artworks;
import org.wishwright.platform.wish.OwnChoices;

/** What a buyer types into the fields for her own things, and the pictures that she sends with them. */
@Component
class OwnForm {

    /** Before a module's id, the name of the field for its file. */
    static final String FILE = "f_";

    private final Artworks artworks;
    private final Catalog catalog;

    OwnForm(Artworks artworks, Catalog catalog) {
        this.artworks = artworks;
        this.catalog = catalog;
    }

    /** @param faults of files that were not taken */
    record Sent(Map<String, String> typed, List<Refusal> faults) {}

    static Map<String, String> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(OwnChoices.FIELD) && values.length == 1) {
                typed.put(name.substring(OwnChoices.FIELD.length()), values[0]);
            }
        });
        return typed;
    }

    /** Keeps the files, each in the place of what stood in its field. */
    Sent sent(
            Caller caller, VersionId version, HttpServletRequest request, MultiValueMap<String, MultipartFile> files) {
        var typed = typed(request);
        var faults = new ArrayList<Refusal>();
        files.forEach((name, sent) -> {
            var pictures = ChosenPictures.of(sent);
            if (name.startsWith(FILE) && !pictures.isEmpty()) {
                var module = name.substring(FILE.length());
                try {
                    var model = catalog.published(version).model();
                    typed.put(module, artworks.keep(caller.person(), model, module, pictures.getFirst()));
                } catch (RefusedException e) {
                    var values = new LinkedHashMap<>(e.refusal().values());
                    values.put("field", OwnChoices.FIELD + module);
                    faults.add(new Refusal(e.refusal().code(), e.refusal().sentence(), values));
                }
            }
        });
        return new Sent(typed, faults);
    }
}
