package org.wishwright.platform.wish.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.wish.Artworks;
import org.wishwright.platform.wish.web.ConfiguratorView.OptionView;

/**
 * A field for a file.
 *
 * @param file the file chosen; null where none is
 * @param options having none, where that is possible, and having one
 * @param action where the file is sent, with the state of the page
 * @param fault code of why the last one was not taken; empty where it was
 */
public record UploadView(
        String id,
        LocalText name,
        @Nullable LocalText help,
        @Nullable String file,
        List<OptionView> options,
        String action,
        String fault) {

    static UploadView of(
            Module module,
            List<OptionView> options,
            Map<String, String> choices,
            ConfiguratorAddress address,
            String fault) {
        var chosen = choices.get(module.id());
        var path = address.path();
        int query = path.indexOf('?');
        return new UploadView(
                module.id(),
                module.name(),
                module.help(),
                Artworks.isFile(module, chosen) ? chosen : null,
                options,
                "/configure/" + address.version() + "/artwork/"
                        + URLEncoder.encode(module.id(), StandardCharsets.UTF_8).replace("+", "%20")
                        + (query < 0 ? "" : path.substring(query)),
                fault.startsWith(module.id() + "=")
                        ? fault.substring(module.id().length() + 1)
                        : "");
    }

    static boolean is(Module module) {
        return module.kind() instanceof Kind.Upload;
    }
}
