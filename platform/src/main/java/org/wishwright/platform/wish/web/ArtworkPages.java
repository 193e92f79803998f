package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.wish.Artworks;
import org.wishwright.platform.wish.web.Stepping.Stepped;
import org.wishwright.platform.wish.work.Configurator;

/** Files that are added in the configurator, and how their owner sees them there. */
@Controller
class ArtworkPages {

    private final Configurator configurator;
    private final Artworks artworks;

    ArtworkPages(Configurator configurator, Artworks artworks) {
        this.configurator = configurator;
        this.artworks = artworks;
    }

    /** Keeps the file and goes back to the choices of the address with it; what cannot be kept is said there. */
    @PostMapping("/configure/{version}/artwork/{module}")
    String add(
            Caller caller,
            @PathVariable UUID version,
            @PathVariable String module,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletRequest request) {
        var published = configurator.version(new VersionId(version));
        var asked = ConfiguratorAddress.of(published.id(), request.getParameterMap());
        var place = "#m-" + URLEncoder.encode(module, StandardCharsets.UTF_8).replace("+", "%20");
        var sent = ChosenPictures.of(file);
        try {
            var choice = artworks.keep(
                    caller.person(), published.model(), module, sent.isEmpty() ? new byte[0] : sent.getFirst());
            var after = new LinkedHashMap<>(asked.choices());
            after.remove(module);
            after.put(module, choice);
            var stepped = new Stepped(after, asked.past().with(asked.choices(), after), Past.NONE, "", Map.of(), "");
            return "redirect:" + asked.after(stepped, after).path() + place;
        } catch (RefusedException e) {
            var path = asked.path();
            return "redirect:" + path + (path.contains("?") ? "&" : "?") + "f="
                    + URLEncoder.encode(module + "=" + e.refusal().code(), StandardCharsets.UTF_8) + place;
        }
    }

    @GetMapping("/artwork/{file}")
    ResponseEntity<byte[]> show(
            Caller caller, @PathVariable String file, @RequestParam(defaultValue = "") String size) {
        return PictureAnswer.of(
                artworks.own(caller.person(), file, size.equals("small") ? Size.THUMBNAIL : Size.SCREEN));
    }

    /** Proof of when she had it, to keep beside the file itself. */
    @GetMapping("/artwork/{file}/receipt")
    ResponseEntity<byte[]> receipt(Caller caller, @PathVariable String file) {
        var receipt = artworks.receipt(caller.person(), file)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded.")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"timestamp-" + receipt.subject() + ".json\"")
                .body(receipt.toBytes());
    }
}
