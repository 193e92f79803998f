package org.wishwright.platform.wish.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.configuration.Selection;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.StartingPoints;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.wish.store.TemplateStore;
import org.wishwright.platform.wish.store.TemplateStore.Kept;

/** What a maker offers to begin from. Choices that a newer version does not allow leave the template out there. */
@Service
public class Templates implements StartingPoints {

    public static final int MOST = 12;
    public static final int LONGEST_NAME = 40;

    private final Catalog catalog;
    private final TemplateStore templates;
    private final IdSource ids;
    private final BusinessClock clock;

    Templates(Catalog catalog, TemplateStore templates, IdSource ids, BusinessClock clock) {
        this.catalog = catalog;
        this.templates = templates;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<StartingPoint> of(PublishedVersion version) {
        var points = new ArrayList<StartingPoint>();
        for (var kept : templates.of(version.blueprint())) {
            if (Selection.of(version.vocabulary(), kept.choices()) instanceof Accepted<Selection>(var selection)) {
                version.ask(selection)
                        .priceMin()
                        .ifPresent(from -> points.add(new StartingPoint(
                                kept.id(),
                                kept.name(),
                                kept.choices(),
                                new Money(from, version.model().currency()),
                                path(version, kept.choices()))));
            }
        }
        return points;
    }

    /** Where it opens in the configurator. */
    private static String path(PublishedVersion version, Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(choice -> "c_" + encoded(choice.getKey()) + "=" + encoded(choice.getValue()))
                .collect(Collectors.joining("&", "/configure/" + version.id() + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether she may offer templates of this product. */
    public static boolean offers(Caller caller, PublishedVersion version) {
        return caller.actsFor(version.maker(), Role.MAKER);
    }

    /**
     * Keeps choices as a template. Refused as {@code wish.template-forbidden}, {@code wish.template-name},
     * {@code wish.template-too-many}, or as the engine refuses.
     *
     * @param names by language, blank where there is none
     */
    @Transactional
    public void save(Caller caller, PublishedVersion version, Map<String, String> names, Map<String, String> choices) {
        allowed(caller, version);
        var name = name(names);
        var selection = Selection.of(version.vocabulary(), choices).orThrow();
        if (choices.isEmpty() || !version.ask(selection).isValid()) {
            throw new RefusedException(Refusal.of(
                    "wish.template-empty", "Choose something first: a template offers choices that go together."));
        }
        if (templates.of(version.blueprint()).size() >= MOST) {
            throw new RefusedException(Refusal.of(
                    "wish.template-too-many",
                    "This product has " + MOST + " templates already. Delete one that is no longer needed.",
                    "most",
                    MOST));
        }
        templates.insert(new Kept(ids.next(), version.blueprint(), name, choices), clock.instant());
    }

    /** Refused as {@code wish.template-not-found} or {@code wish.template-forbidden}. */
    @Transactional
    public BlueprintId delete(Caller caller, UUID template) {
        var kept = templates
                .find(template)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("wish.template-not-found", "There is no such template. It may have been deleted.")));
        catalog.current(kept.blueprint()).map(catalog::published).ifPresent(version -> allowed(caller, version));
        templates.delete(template);
        return kept.blueprint();
    }

    private static void allowed(Caller caller, PublishedVersion version) {
        if (!offers(caller, version)) {
            throw new RefusedException(
                    Refusal.of("wish.template-forbidden", "Only the product's maker may offer templates of it."));
        }
    }

    private static LocalText name(Map<String, String> names) {
        var texts = new LinkedHashMap<String, String>();
        names.forEach((language, text) -> {
            if (!text.isBlank()) {
                texts.put(language, text.strip());
            }
        });
        boolean tooLong =
                texts.values().stream().anyMatch(text -> text.codePointCount(0, text.length()) > LONGEST_NAME);
        if (texts.isEmpty() || tooLong) {
            throw new RefusedException(Refusal.of(
                    "wish.template-name",
                    "Give the template a name of at most " + LONGEST_NAME + " characters.",
                    "field",
                    "zh",
                    "most",
                    LONGEST_NAME));
        }
        return new LocalText(texts.firstEntry().getKey(), texts);
    }
}
