package org.wishwright.platform.campaign.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.kernel.StrictJson;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.ways.Paper;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.campaign.work.CampaignDesk;
import org.wishwright.platform.campaign.work.CampaignPayments;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.DealDesk;
import org.wishwright.platform.campaign.work.DesignsSold;
import org.wishwright.platform.campaign.work.Guests;
import org.wishwright.platform.campaign.work.InputDesk;
import org.wishwright.platform.campaign.work.MakingDesk;
import org.wishwright.platform.campaign.work.Mechanisms;
import org.wishwright.platform.campaign.work.Uploads;
import org.wishwright.platform.campaign.work.WishesAnswered;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.databind.JsonNode;

/** Campaigns as JSON. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignApi {

    private final CampaignReading reading;
    private final CampaignDesk desk;
    private final InputDesk inputs;
    private final CampaignPayments payments;
    private final DealDesk deals;
    private final MakingDesk makings;
    private final Ways ways;
    private final WishesAnswered wishes;
    private final DesignsSold designs;
    private final Uploads uploads;
    private final Guests guests;

    CampaignApi(
            CampaignReading reading,
            CampaignDesk desk,
            InputDesk inputs,
            CampaignPayments payments,
            DealDesk deals,
            MakingDesk makings,
            Ways ways,
            WishesAnswered wishes,
            DesignsSold designs,
            Uploads uploads,
            Guests guests) {
        this.wishes = wishes;
        this.designs = designs;
        this.reading = reading;
        this.desk = desk;
        this.inputs = inputs;
        this.payments = payments;
        this.deals = deals;
        this.makings = makings;
        this.ways = ways;
        this.uploads = uploads;
        this.guests = guests;
    }

    /**
     * @param rules as the engine writes them, without the convener, the seller and the hash of the paper, which are filled in
     * @param wish id of the wish that a new campaign answers
     * @param design that it sells: the campaign in which it was drawn, and after a colon its code there
     * @param paper what is sealed beside them, where the mechanism has that
     * @param closed whether only invited organisations find it
     */
    record DraftBody(
            @Nullable String convener,
            @Nullable String mechanism,
            @Nullable JsonNode rules,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> story,
            @Nullable Map<String, Map<String, String>> names,
            @Nullable String wish,
            @Nullable String design,
            @Nullable JsonNode paper,
            @Nullable Boolean closed) {}

    record Made(UUID campaign) {}

    record Brief(
            UUID id,
            String number,
            String mechanism,
            Map<String, String> title,
            String stage,
            long have,
            long want,
            String unit,
            @Nullable String next,
            @Nullable String nextAt) {

        static Brief of(Campaign campaign) {
            var summary = campaign.summary();
            return new Brief(
                    campaign.id().value(),
                    campaign.number(),
                    campaign.mechanism(),
                    campaign.title().texts(),
                    summary.stage(),
                    summary.have(),
                    summary.want(),
                    summary.unit(),
                    summary.nextName(),
                    summary.nextAt() == null ? null : summary.nextAt().toString());
        }
    }

    record Listed(List<Brief> items, @Nullable String next) {}

    record AskedBody(String entry, String type, long minor, String currency, String until, String reason) {}

    /**
     * @param code that redeems it, for the buyer alone; null where there is none or it was redeemed
     * @param order that it became; null before
     */
    record DealBody(
            UUID id,
            String what,
            long quantity,
            long price,
            long paid,
            String state,
            String seller,
            Map<String, String> terms,
            @Nullable String code,
            @Nullable UUID order) {}

    /** @param asked modules that each buyer gives herself */
    record MadeBody(String what, UUID version, Map<String, String> choices, List<String> asked, String configuration) {}

    record MakingBody(
            @Nullable String what,
            @Nullable UUID version,
            @Nullable Map<String, String> choices) {}

    record Whole(
            Brief campaign,
            String why,
            Map<String, Object> rules,
            Map<String, @Nullable Object> shown,
            Map<String, @Nullable Object> own,
            Map<String, @Nullable Object> ours,
            List<AskedBody> asked,
            List<DealBody> deals,
            List<MadeBody> made,
            List<Paper> papers) {}

    record PaymentBody(@Nullable String method, @Nullable String scenario) {}

    record ReasonBody(@Nullable String reason) {}

    record CodeBody(@Nullable String code) {}

    record NewsBody(@Nullable Map<String, String> words) {}

    @GetMapping
    Listed list(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String mechanism,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = reading.list(caller, new CampaignStore.Wanted(mechanism, q, over), cursor, limit);
        return new Listed(page.items().stream().map(Brief::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    Whole one(Optional<Caller> caller, @PathVariable UUID id) {
        var view = reading.view(caller, new CampaignId(id));
        var orders = makings.orders(view.deals());
        return new Whole(
                Brief.of(view.campaign()),
                view.campaign().summary().why(),
                object(view.campaign().rules()),
                view.situation().shown(),
                view.situation().own(),
                view.situation().ours(),
                view.asked().stream()
                        .map(asked -> new AskedBody(
                                asked.entry(),
                                asked.type().name(),
                                asked.amount().minor(),
                                asked.amount().currency().getCurrencyCode(),
                                asked.until().toString(),
                                asked.reason()))
                        .toList(),
                view.deals().stream()
                        .map(deal -> new DealBody(
                                deal.id(),
                                deal.what(),
                                deal.quantity(),
                                deal.price().minor(),
                                deal.paid().minor(),
                                deal.state().name(),
                                view.sellers().getOrDefault(deal.seller(), Parties.NOBODY),
                                deal.terms(),
                                view.codes().get(deal.id()),
                                orders.get(deal.id())))
                        .toList(),
                makings.of(view.campaign().id()).stream()
                        .map(made -> new MadeBody(
                                made.what(), made.version().value(), made.choices(), made.asked(), made.hash()))
                        .toList(),
                view.situation().papers());
    }

    /** How something is made that the caller sells here. */
    @PutMapping("/{id}/making")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bind(Caller caller, @PathVariable UUID id, @RequestBody MakingBody body) {
        var version = body.version();
        if (version == null || body.what() == null || body.choices() == null) {
            throw new RefusedException(Refusal.of(
                    "campaign.making-unknown", "Say what, the product's version and its choices.", "field", "version"));
        }
        makings.bind(caller, new CampaignId(id), body.what(), new VersionId(version), body.choices());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made draft(Caller caller, @RequestBody DraftBody body) {
        var convener = body.convener() == null ? caller.person() : new PartyId(party(body.convener()));
        var way = ways.of(body.mechanism() == null ? "" : body.mechanism());
        var answered = wishes.checked(caller, body.wish() == null ? "" : body.wish());
        var sold = designs.checked(caller, body.design() == null ? "" : body.design());
        var id = desk.draft(caller, convener, way.code(), rules(body), texts(body), beside(body));
        answered.ifPresent(wish -> wishes.link(id, wish));
        sold.ifPresent(design -> {
            designs.link(id, design);
            designs.picture(caller, id, design);
        });
        return new Made(id.value());
    }

    record ProductBody(@Nullable String design, @Nullable UUID version) {}

    /** From now on the royalty of a design is paid in every order of a product. */
    @PostMapping("/designs/products")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bindProduct(Caller caller, @RequestBody ProductBody body) {
        designs.bind(caller, body.design() == null ? "" : body.design(), String.valueOf(body.version()));
    }

    record FileBody(UUID file) {}

    /** @param owner one of the caller's organisations; without it the file is her own */
    @PostMapping("/files")
    @ResponseStatus(HttpStatus.CREATED)
    FileBody file(
            Caller caller, @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable UUID owner) {
        var side = CampaignReading.sides(caller).stream()
                .filter(one -> one.value().equals(owner))
                .findFirst()
                .orElse(caller.person());
        return new FileBody(uploads.keep(side, "file", SentFiles.read(file)).value());
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(Caller caller, @PathVariable UUID id, @RequestBody DraftBody body) {
        desk.edit(caller, new CampaignId(id), body.rules() == null ? null : rules(body), texts(body), beside(body));
    }

    record GuestBody(UUID organisation, String name, boolean invited) {}

    record InvitationBody(@Nullable UUID organisation) {}

    /** @param q part of the name of a maker's organisation; without it those who were invited */
    @GetMapping("/{id}/makers")
    List<GuestBody> makers(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        var campaign = new CampaignId(id);
        var found = q.isBlank() ? guests.invited(caller, campaign) : guests.search(caller, campaign, q);
        return found.stream()
                .map(guest -> new GuestBody(guest.id().value(), guest.name(), guest.invited()))
                .toList();
    }

    @PostMapping("/{id}/invitations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void invite(Caller caller, @PathVariable UUID id, @RequestBody InvitationBody body) {
        if (body.organisation() == null) {
            throw new RefusedException(Refusal.of(
                    "campaign.maker-not-found",
                    "There is no such maker. Look for her by name.",
                    "field",
                    "organisation"));
        }
        guests.invite(caller, new CampaignId(id), new PartyId(body.organisation()));
    }

    @PostMapping("/{id}/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(Caller caller, @PathVariable UUID id) {
        desk.open(caller, new CampaignId(id));
        wishes.opened(new CampaignId(id));
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable UUID id, @RequestBody ReasonBody body) {
        desk.cancel(caller, new CampaignId(id), body.reason() == null ? "" : body.reason());
    }

    @PostMapping("/{id}/news")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(Caller caller, @PathVariable UUID id, @RequestBody NewsBody body) {
        desk.tell(caller, new CampaignId(id), local(body.words(), "news"));
    }

    /**
     * @param body the step as the engine writes it: an object with {@code kind} and its fields. Read here and not by the common reader,
     *     whose buffers are kept and used again: a sealed bid shall not lie in them
     */
    @PostMapping("/{id}/inputs")
    @ResponseStatus(HttpStatus.CREATED)
    InputDesk.Done take(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody String body) {
        return inputs.put(caller, new CampaignId(id), key, object(body));
    }

    /** @param entry of the sum that is asked for; slashes in it are sent as they are */
    @PostMapping("/{id}/payments")
    CampaignPayments.Paid pay(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam String entry,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PaymentBody body) {
        return payments.pay(
                caller,
                new CampaignId(id),
                entry,
                key,
                body.method() == null ? "sandbox" : body.method(),
                body.scenario() == null ? "success" : body.scenario());
    }

    @PostMapping("/{id}/deals/{deal}/receipt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(Caller caller, @PathVariable UUID id, @PathVariable UUID deal) {
        deals.receive(caller, deal);
    }

    @PostMapping("/{id}/deals/{deal}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(Caller caller, @PathVariable UUID id, @PathVariable UUID deal) {
        deals.giveBack(caller, deal);
    }

    /** The seller redeems the code that the buyer showed her. */
    @PostMapping("/{id}/redemptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void redeem(Caller caller, @PathVariable UUID id, @RequestBody CodeBody body) {
        deals.redeem(caller, new CampaignId(id), body.code() == null ? "" : body.code());
    }

    @GetMapping(path = "/{id}/record", produces = MediaType.APPLICATION_JSON_VALUE)
    String record(Optional<Caller> caller, @PathVariable UUID id) {
        return reading.record(caller, new CampaignId(id));
    }

    private static CampaignDesk.@Nullable Beside beside(DraftBody body) {
        return body.paper() == null
                ? null
                : new CampaignDesk.Beside(object(body.paper().toString()), Boolean.TRUE.equals(body.closed()));
    }

    private static Map<String, Object> rules(DraftBody body) {
        return object(body.rules() == null ? "{}" : body.rules().toString());
    }

    @SuppressWarnings("unchecked") // an object of JSON has texts for names; what is null in it the engine refuses
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) (Map<String, ?>)
                StrictJson.readObject(json, Mechanisms.MOST_CHARS).orThrow();
    }

    private static CampaignStore.Texts texts(DraftBody body) {
        var names = new java.util.LinkedHashMap<String, LocalText>();
        if (body.names() != null) {
            body.names().forEach((code, texts) -> names.put(code, local(texts, "names")));
        }
        return new CampaignStore.Texts(
                local(body.title(), "title"),
                body.story() == null ? LocalText.of("en", "") : local(body.story(), "story"),
                names);
    }

    private static LocalText local(@Nullable Map<String, String> texts, String field) {
        if (texts == null || texts.isEmpty() || !List.of("zh", "en").containsAll(texts.keySet())) {
            throw new RefusedException(
                    Refusal.of("campaign.words-missing", "Give these words in zh, in en, or in both.", "field", field));
        }
        return new LocalText(texts.containsKey("zh") ? "zh" : "en", texts);
    }

    private static UUID party(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "campaign.convener-forbidden", "You call campaigns in your own name or your organisation's."));
        }
    }
}
