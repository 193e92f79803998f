package org.wishwright.platform.production.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.store.WorkOrderViews;
import org.wishwright.platform.production.work.FloorBoards;
import org.wishwright.platform.production.work.FloorLists;
import org.wishwright.platform.production.work.Measures;
import org.wishwright.platform.production.work.Papers;
import org.wishwright.platform.production.work.PictureDesk;
import org.wishwright.platform.production.work.Stations;

/** The maker's pages about work orders, and the page behind a piece's label. */
@Controller
class DeskPages {

    private static final int ITEMS_A_PAGE = 50;
    private static final int PIECES_A_PAGE = 100;
    private static final int LONGEST_SEARCH = 100;
    private static final List<String> STATES = List.of("OPEN", "STARTED", "TO_INSPECT", "DONE", "CANCELLED");

    private final FloorLists lists;
    private final FloorBoards boards;
    private final Papers papers;
    private final Stations stations;
    private final PictureDesk pictures;
    private final Parties parties;
    private final Measures measures;

    DeskPages(
            FloorLists lists,
            FloorBoards boards,
            Papers papers,
            Stations stations,
            PictureDesk pictures,
            Parties parties,
            Measures measures) {
        this.measures = measures;
        this.lists = lists;
        this.boards = boards;
        this.papers = papers;
        this.stations = stations;
        this.pictures = pictures;
        this.parties = parties;
    }

    @GetMapping("/maker/work-orders")
    ModelAndView workOrders(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        var filter = STATES.contains(state) ? state : null;
        var search = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        var found = lists.workOrders(caller, new WorkOrderViews.Query(filter, search, before, ITEMS_A_PAGE + 1));
        boolean more = found.size() > ITEMS_A_PAGE;
        var items = more ? found.subList(0, ITEMS_A_PAGE) : found;
        var view = new ModelAndView("production/work-orders");
        view.addObject("items", items);
        view.addObject("states", STATES);
        view.addObject("search", search);
        view.addObject("state", filter == null ? "" : filter);
        view.addObject("shifts", papers.shifts(caller));
        view.addObject("later", before != null);
        view.addObject("next", more ? items.getLast().workOrder().toString() : "");
        return view;
    }

    /** @param after the place of the last piece on the page before */
    @GetMapping("/maker/work-orders/{id}")
    ModelAndView workOrder(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
        var order = lists.workOrder(caller, id);
        var found = lists.pieces(caller, id, false, after, PIECES_A_PAGE + 1);
        boolean more = found.size() > PIECES_A_PAGE;
        var pieces = more ? found.subList(0, PIECES_A_PAGE) : found;
        var view = new ModelAndView("production/work-order");
        view.addObject("order", order);
        view.addObject("measures", measures.of(caller, id, order.module(), order.option()));
        view.addObject("steps", lists.steps(caller, id));
        view.addObject("stations", stations.names());
        view.addObject("pieces", pieces);
        view.addObject("followUps", lists.followUps(caller, id));
        view.addObject("after", after);
        view.addObject("next", more ? pieces.getLast().no() : 0);
        view.addObject("desk", lists.runs(caller, order.factory()));
        return view;
    }

    /** The link on a piece's label. */
    @GetMapping("/p/{token}")
    ModelAndView piece(Caller caller, @PathVariable UUID token) {
        var traveller = lists.byToken(caller, token);
        var history = traveller.history();
        var view = new ModelAndView("production/piece");
        view.addObject("history", history);
        view.addObject("stations", stations.names());
        view.addObject("photos", pictures.of(history));
        view.addObject(
                "workers", traveller.byFloor() ? parties.displayNames(workers(history)) : Map.<PartyId, String>of());
        view.addObject(
                "job",
                traveller.byFloor() && history.state().open()
                        ? boards.job(caller, lists.nextOf(caller, traveller.workOrder(), null))
                        : null);
        return view;
    }

    private static Set<PartyId> workers(PieceHistory history) {
        return history.entries().stream().map(PieceHistory.Entry::worker).collect(Collectors.toUnmodifiableSet());
    }
}
