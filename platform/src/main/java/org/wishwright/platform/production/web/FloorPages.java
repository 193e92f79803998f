package org.wishwright.platform.production.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.work.FloorBoards;
import org.wishwright.platform.production.work.FloorDesk;
import org.wishwright.platform.production.work.FloorLists;
import org.wishwright.platform.production.work.Measures;
import org.wishwright.platform.production.work.PictureDesk;

/** The floor's pages: one big button at a time, for gloves and a small screen. */
@Controller
public class FloorPages {

    /** Pieces judged on one page; more follow once these have their verdict. */
    private static final int PIECES_A_PAGE = 100;

    private final FloorBoards boards;
    private final FloorLists lists;
    private final FloorDesk desk;
    private final PictureDesk pictures;
    private final BusinessClock clock;
    private final Measures measures;

    FloorPages(
            FloorBoards boards,
            FloorLists lists,
            FloorDesk desk,
            PictureDesk pictures,
            BusinessClock clock,
            Measures measures) {
        this.measures = measures;
        this.boards = boards;
        this.lists = lists;
        this.desk = desk;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * What was typed into the form of one piece.
     *
     * @param usual one of the reasons offered, in the worker's words; her own {@code reason} goes before it
     * @param list whether the form stood on the list
     */
    public record Typed(
            @Nullable String key,
            @Nullable String all,
            @Nullable String piece,
            @Nullable String verdict,
            @Nullable String usual,
            @Nullable String reason,
            @Nullable String list) {

        static final Typed NOTHING = new Typed("", null, "", "", "", "", "");

        @Override
        public String piece() {
            return piece == null ? "" : piece;
        }

        @Override
        public String usual() {
            return usual == null ? "" : usual;
        }

        @Override
        public String reason() {
            return reason == null ? "" : reason;
        }

        PieceId pieceId() {
            try {
                return new PieceId(UUID.fromString(piece()));
            } catch (IllegalArgumentException _) {
                throw new RefusedException(Refusal.of("production.piece-not-found", "There is no such piece here."));
            }
        }

        Report report(UUID operation) {
            var key = this.key == null ? "" : this.key;
            if (all != null) {
                return new Report(key, operation.toString(), "INSPECT", null, true, List.of(), List.of());
            }
            var why = reason().isBlank() ? usual() : reason();
            boolean passed = "PASS".equals(verdict);
            var failed = new Report.Failed(piece(), why, verdict == null ? "" : verdict);
            return new Report(
                    key,
                    operation.toString(),
                    "INSPECT",
                    null,
                    false,
                    passed ? List.of(piece()) : List.of(),
                    passed ? List.of() : List.of(failed));
        }
    }

    /** @param choose any value asks for the choice of stations */
    @GetMapping("/floor")
    ModelAndView floor(
            Caller caller,
            @RequestParam(required = false) @Nullable String centre,
            @RequestParam(required = false) @Nullable String choose,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (centre != null) {
            Station.remember(request, response, centre);
        }
        var wanted = centre == null ? Station.remembered(request) : centre;
        return new ModelAndView("production/floor", "board", boards.board(caller, choose == null ? wanted : null));
    }

    /** What lets a phone show the list and keep reports without a network; it may serve every page that a label leads to. */
    @GetMapping("/floor-worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/")
                .body(new ClassPathResource("static/assets/floor-worker.js"));
    }

    /** @param judged id of a piece that was just given its verdict: the page says what became of it */
    @GetMapping("/floor/operations/{id}")
    ModelAndView operation(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID judged) {
        return show(caller, id, null, Typed.NOTHING)
                .addObject(
                        "judged",
                        judged == null
                                ? null
                                : lists.judged(caller, new PieceId(judged)).orElse(null));
    }

    /** The link on a traveller leads to what is to be done next. */
    @GetMapping("/w/{token}")
    String workOrder(Caller caller, @PathVariable UUID token, HttpServletRequest request) {
        return "redirect:/floor/operations/" + lists.next(caller, token, Station.remembered(request));
    }

    private ModelAndView show(Caller caller, UUID id, @Nullable Refusal refusal, Typed typed) {
        var job = boards.job(caller, new OperationId(id));
        var item = job.item();
        var view = new ModelAndView("production/operation");
        boolean judging = item.last() && item.state() == OperationState.FINISHED;
        view.addObject("job", job);
        view.addObject("measures", measures.of(caller, item.workOrder(), item.module(), item.option()));
        view.addObject("pieces", lists.pieces(caller, item.workOrder(), judging, PIECES_A_PAGE));
        view.addObject("followUps", lists.followUps(caller, item.workOrder()));
        view.addObject("mine", lists.mayReport(caller, item));
        view.addObject("typed", typed);
        view.addObject("now", clock.instant());
        view.addObject("person", caller.person().value());
        view.addObject("refusal", refusal);
        if (refusal != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/floor/operations/{id}/start")
    ModelAndView start(Caller caller, @PathVariable UUID id, @ModelAttribute Typed typed) {
        return record(caller, id, simple(typed, id, "START"), typed, "started");
    }

    @PostMapping("/floor/operations/{id}/finish")
    ModelAndView finish(Caller caller, @PathVariable UUID id, @ModelAttribute Typed typed) {
        return record(caller, id, simple(typed, id, "FINISH"), typed, "finished");
    }

    /** @param picture photos of the piece, kept only if the verdict is */
    @PostMapping("/floor/operations/{id}/inspection")
    ModelAndView inspect(
            Caller caller,
            @PathVariable UUID id,
            @ModelAttribute Typed typed,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        var report = typed.report(id);
        var uploads = ChosenPictures.of(picture);
        if (uploads.isEmpty()) {
            return record(caller, id, report, typed, "inspected");
        }
        lists.operation(caller, new OperationId(id));
        try {
            var kept = pictures.keep(caller, typed.pieceId(), uploads);
            desk.recordOne(caller, report);
            pictures.attach(caller, kept, report.key());
            return done(id, typed, "inspected");
        } catch (RefusedException e) {
            return show(caller, id, e.refusal(), typed);
        }
    }

    private static Report simple(Typed typed, UUID operation, String kind) {
        var key = typed.key() == null ? "" : typed.key();
        return new Report(key, operation.toString(), kind, null, false, List.of(), List.of());
    }

    private ModelAndView record(Caller caller, UUID id, Report report, Typed typed, String done) {
        lists.operation(caller, new OperationId(id));
        try {
            desk.recordOne(caller, report);
            return done(id, typed, done);
        } catch (RefusedException e) {
            return show(caller, id, e.refusal(), typed);
        }
    }

    private static ModelAndView done(UUID id, Typed typed, String done) {
        boolean list = typed.list() != null && !typed.list().isEmpty();
        boolean one = done.equals("inspected") && typed.all() == null;
        return new ModelAndView("redirect:/floor" + (list ? "" : "/operations/" + id) + "?done=production." + done
                + (one ? "&judged=" + typed.pieceId() : ""));
    }
}
