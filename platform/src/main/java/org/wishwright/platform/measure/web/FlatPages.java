package org.wishwright.platform.measure.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.TypedMeasure;
import org.wishwright.measurement.WallSpace;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Walls;

/** Fitting furniture into a flat: one from the maker's library, or a wall that the consumer measures. */
@Controller
@RequestMapping("/flats")
public class FlatPages {

    private static final BigDecimal CLEARANCE = BigDecimal.ONE;
    private static final BigDecimal LONGEST = new BigDecimal(3_000);

    private final Walls walls;

    FlatPages(Walls walls) {
        this.walls = walls;
    }

    /** What stands in the form for a wall of one's own. */
    public record Typed(
            String estate, String flat, String wall, String length, String height, String depth, boolean share) {

        static final Typed NOTHING = new Typed("", "", "", "", "", "", false);
    }

    /** A wall with the places at it for furniture of half its height. */
    public record Shown(Walls.Kept kept, List<WallSpace.Place> places) {}

    @GetMapping
    ModelAndView list(
            @RequestParam UUID maker,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        return list(maker, into, q, page, Typed.NOTHING, null);
    }

    private ModelAndView list(UUID maker, String into, String q, int page, Typed typed, @Nullable Refusal refusal) {
        var found = walls.find(new PartyId(maker), q, page);
        var shown = found.items().stream()
                .map(kept -> new Shown(kept, places(kept.wall())))
                .toList();
        return new ModelAndView("measure/into-flat", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("maker", maker)
                .addObject("into", Into.of(into))
                .addObject("q", q)
                .addObject("number", Math.max(1, page))
                .addObject("more", found.more())
                .addObject("walls", shown)
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    private static List<WallSpace.Place> places(WallSpace wall) {
        return wall.places(wall.height().divide(BigDecimal.TWO), CLEARANCE);
    }

    /** Back into the product, as large as the place allows. */
    @PostMapping("/{id}/use")
    String use(@PathVariable UUID id, @RequestParam(defaultValue = "0") int place, @RequestParam String into) {
        var places = places(walls.wall(id).wall());
        var back = Into.of(into);
        return back == null || place < 0 || place >= places.size()
                ? "redirect:/products"
                : "redirect:" + back.with(fields(places.get(place)));
    }

    @PostMapping("/own")
    ModelAndView own(
            Caller caller,
            @RequestParam UUID maker,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String estate,
            @RequestParam(defaultValue = "") String flat,
            @RequestParam(defaultValue = "") String wall,
            @RequestParam(defaultValue = "") String length,
            @RequestParam(defaultValue = "") String height,
            @RequestParam(defaultValue = "") String depth,
            @RequestParam(defaultValue = "no") String share) {
        var typed = new Typed(estate, flat, wall, length, height, depth, share.equals("yes"));
        try {
            var space = new WallSpace(
                    wall.isBlank() ? "—" : wall.strip(),
                    centimetres("length", length),
                    centimetres("height", height),
                    centimetres("depth", depth),
                    List.of());
            if (typed.share()) {
                walls.suggest(caller, new PartyId(maker), estate, flat, space);
            }
            var places = places(space);
            var back = Into.of(into);
            return new ModelAndView(
                    back == null || places.isEmpty()
                            ? "redirect:/products"
                            : "redirect:" + back.with(fields(places.getFirst())));
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            return list(maker, into, "", 1, typed, e.refusal());
        }
    }

    private static BigDecimal centimetres(String field, String typed) {
        return Optional.of(typed)
                .flatMap(text -> TypedMeasure.read(BodyMeasure.HEIGHT, text, "cm"))
                .filter(value -> value.signum() > 0 && value.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "measure.wall-number",
                        "Write a length, in centimetres where no unit stands behind it, of at most {most}.",
                        "field",
                        field,
                        "most",
                        LONGEST)));
    }

    private static Map<String, String> fields(WallSpace.Place place) {
        return Map.of(
                "width", Into.plain(place.width().movePointRight(1)) + "mm",
                "height", Into.plain(place.height().movePointRight(1)) + "mm",
                "depth", Into.plain(place.depth().movePointRight(1)) + "mm");
    }
}
