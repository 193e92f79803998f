package org.wishwright.platform.evidence.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.LogState;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.provenance.SignedNote;

/** The log for everybody: what it is, how long it is, its latest checkpoint, and where to check a receipt. */
@Controller
public class LogPage {

    private final EvidenceBook book;
    private final ZoneId zone;

    /** @param zone of business: days end with hers */
    LogPage(EvidenceBook book, @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.zone = zone;
        this.book = book;
    }

    /** What the page shows. */
    public record View(
            long size,
            long waiting,
            Instant signed,
            String checkpoint,
            List<Signing> keys,
            List<String> witnesses,
            List<LogState.Day> days) {

        /** @param since the size of the log from which on the key signs */
        public record Signing(String key, long since, boolean current) {}

        /** The key that signs now. */
        public String key() {
            return keys.getLast().key();
        }

        /** How much entered, a bar a day. */
        public List<Parts.Bar> bars(Page page) {
            return days.stream()
                    .map(day -> new Parts.Bar(page.day(day.day()), day.facts(), String.format("%,d", day.facts()), ""))
                    .toList();
        }
    }

    @GetMapping("/log")
    ModelAndView show() {
        var state = book.state(zone);
        return new ModelAndView(
                "evidence/log",
                Map.of(
                        "view",
                        new View(
                                state.size(),
                                state.waiting(),
                                state.signed(),
                                state.checkpoint().toString(),
                                keys(book),
                                book.witnessed().stream()
                                        .flatMap(note ->
                                                note.signatures().stream().skip(1))
                                        .map(SignedNote.Line::name)
                                        .toList(),
                                state.days())));
    }

    static List<View.Signing> keys(EvidenceBook book) {
        var keys = book.keys();
        return keys.all().stream()
                .map(key -> new View.Signing(key.toString(), keys.since(key).orElse(0L), key.equals(keys.current())))
                .toList();
    }
}
