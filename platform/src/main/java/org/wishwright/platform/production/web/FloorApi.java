package org.wishwright.platform.production.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PieceState;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.work.FloorDesk;
import org.wishwright.platform.production.work.FloorDesk.Result;
import org.wishwright.platform.production.work.FloorLists;
import tools.jackson.databind.JsonNode;

/** The floor's JSON: what is to be done, and what was done. */
@RestController
@RequestMapping("/api/v1/floor")
class FloorApi {

    private static final int MOST_OPERATIONS = 500;
    private static final int MOST_PIECES = 5_000;

    private final FloorLists lists;
    private final FloorDesk desk;
    private final PageInterceptor pages;

    FloorApi(FloorLists lists, FloorDesk desk, PageInterceptor pages) {
        this.lists = lists;
        this.desk = desk;
        this.pages = pages;
    }

    record Operations(List<Operation> items, @Nullable String next) {}

    /** @param name in each language it was written in; {@code last} whether the pieces are inspected after this step */
    record Operation(
            UUID operation,
            UUID workOrder,
            String workCentre,
            int unit,
            int step,
            int steps,
            String module,
            String option,
            Map<String, String> name,
            String kind,
            int quantity,
            Instant plannedStart,
            Instant plannedEnd,
            @Nullable Instant started,
            @Nullable Instant finished,
            OperationState state,
            boolean last) {

        static Operation of(OperationViews.Item item) {
            return new Operation(
                    item.operation(),
                    item.workOrder(),
                    item.workCentre(),
                    item.unit(),
                    item.step(),
                    item.steps(),
                    item.module(),
                    item.option(),
                    item.name().texts(),
                    item.kind(),
                    item.quantity(),
                    item.plannedStart(),
                    item.plannedEnd(),
                    item.started(),
                    item.finished(),
                    item.state(),
                    item.last());
        }
    }

    /** @param passed the text ALL, or a list of piece ids */
    record Event(
            @Nullable String key,
            @Nullable String operation,
            @Nullable String kind,
            @Nullable String occurredAt,
            @Nullable JsonNode passed,
            @Nullable List<Failed> failed) {

        Report report() {
            var list = passed != null && passed.isArray()
                    ? passed.valueStream().map(node -> node.asString("")).toList()
                    : List.<String>of();
            var failures = failed == null
                    ? List.<Report.Failed>of()
                    : failed.stream().map(Failed::reported).toList();
            var all = passed != null && "ALL".equals(passed.asString(""));
            return new Report(text(key), text(operation), text(kind), occurredAt, all, list, failures);
        }
    }

    record Failed(
            @Nullable String piece,
            @Nullable String reason,
            @Nullable String disposition) {

        Report.Failed reported() {
            return new Report.Failed(text(piece), text(reason), text(disposition));
        }
    }

    record Events(@Nullable List<Event> events) {}

    record Results(List<Answer> results) {}

    record Answer(
            String key,
            String state,
            @Nullable String code,
            @Nullable String sentence) {

        /** @param page says refusals in the reader's language: the floor's page shows them as they are */
        static Answer of(Result result, Page page) {
            return switch (result) {
                case Result.Recorded(var key) -> new Answer(key, "RECORDED", null, null);
                case Result.Already(var key) -> new Answer(key, "ALREADY", null, null);
                case Result.Refused(var key, var refusal) ->
                    new Answer(key, "REFUSED", refusal.code(), page.say(refusal));
            };
        }
    }

    record Piece(UUID piece, String serial, PieceState state) {}

    record WorkOrder(UUID workOrder, String kind, String state, int quantity, List<Piece> pieces) {}

    record History(
            UUID piece,
            String serial,
            UUID order,
            String module,
            String option,
            PieceState state,
            @Nullable String replaces,
            List<Happening> entries) {

        static History of(PieceHistory history) {
            return new History(
                    history.piece().value(),
                    history.serial(),
                    history.order().value(),
                    history.module(),
                    history.option(),
                    history.state(),
                    history.replaces(),
                    history.entries().stream().map(Happening::of).toList());
        }
    }

    record Happening(
            PieceHistory.What what,
            String workCentre,
            int step,
            Instant occurred,
            Instant recorded,
            UUID worker,
            String reason) {

        static Happening of(PieceHistory.Entry entry) {
            return new Happening(
                    entry.what(),
                    entry.workCentre(),
                    entry.step(),
                    entry.occurred(),
                    entry.recorded(),
                    entry.worker().value(),
                    entry.reason());
        }
    }

    @GetMapping("/operations")
    Operations operations(
            Caller caller,
            @RequestParam(defaultValue = "READY") OperationState state,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String workCentre,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST_OPERATIONS);
        var found = lists.operations(
                caller, new OperationViews.Query(state, workCentre, until, Cursor.read(cursor), most + 1));
        boolean more = found.size() > most;
        var items = more ? found.subList(0, most) : found;
        var next = more
                ? Cursor.of(new OperationViews.Position(
                        items.getLast().plannedStart(), items.getLast().operation()))
                : null;
        return new Operations(items.stream().map(Operation::of).toList(), next);
    }

    @PostMapping("/events")
    Results record(Caller caller, @RequestBody Events body, HttpServletRequest request) {
        var page = pages.page(request);
        var reports = Objects.requireNonNullElse(body.events(), List.<Event>of()).stream()
                .map(Event::report)
                .toList();
        return new Results(desk.record(caller, reports).stream()
                .map(result -> Answer.of(result, page))
                .toList());
    }

    @GetMapping("/work-orders/{id}")
    WorkOrder workOrder(Caller caller, @PathVariable UUID id) {
        var order = lists.workOrder(caller, id);
        var pieces = lists.pieces(caller, id, false, MOST_PIECES).stream()
                .map(piece -> new Piece(piece.piece(), piece.serial(), piece.state()))
                .toList();
        return new WorkOrder(id, order.kind(), order.state(), order.quantity(), pieces);
    }

    /** Everything that happened to a piece, for those who make it. */
    @GetMapping("/pieces/{id}")
    History piece(Caller caller, @PathVariable UUID id) {
        return History.of(lists.piece(caller, new PieceId(id)));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
