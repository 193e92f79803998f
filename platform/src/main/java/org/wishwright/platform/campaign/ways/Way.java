package org.wishwright.platform.campaign.ways;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Rules;
import org.wishwright.platform.catalog.VolumeWindows;

/** What the common page must know of one mechanism; beyond this and its words nothing of a mechanism stands outside the engine. */
public interface Way {

    /** The mechanism's. */
    String code();

    /** What a convener fills in to draft one. */
    List<Field> draft();

    /** What stands in cells of its lines at first; a period from now stands for a time. */
    default Map<String, String> suggested() {
        return Map.of();
    }

    /** Rules as JSON values from what she filled in. */
    Map<String, Object> rules(Answers answers);

    /** Rules that the platform's place fixes, such as its law; nobody chooses them. */
    default Map<String, Object> fixed() {
        return Map.of();
    }

    /** What a draft's form shows of rules. */
    Map<String, String> answers(Rules rules, java.time.ZoneId zone);

    /** Words for the codes of the rules, from the form in one language; none where the rules have no codes. */
    default Map<String, LocalText> names(Answers answers, String language) {
        return Map.of();
    }

    /** The rules in plain words. */
    List<Saying> explained(Rules rules);

    /** What it means for a participant's money. */
    List<Saying> money(Rules rules);

    /** What the convener herself sells by these rules, by its codes; empty where others do, or nobody knows yet who. */
    default List<String> sold(Rules rules) {
        return List.of();
    }

    /** What there is and how it stands. */
    Table table(Situation situation);

    /** What only the convener is told of how it stands. */
    default Table demand(Situation situation) {
        return Table.NONE;
    }

    /** What the reader may do now. */
    List<Act> acts(Situation situation);

    /** Puts into a step what the platform knows and nobody may claim. */
    default Map<String, Object> completed(Map<String, ?> step, Taking taking) {
        return new java.util.LinkedHashMap<>(step);
    }

    /** The pseudonyms behind which readers may know who stands, from what the mechanism shows. */
    default List<String> disclosed(Map<String, @Nullable Object> shown) {
        return List.of();
    }

    /** Codes of works that readers know by their titles, from what the mechanism shows. */
    default List<String> works(Map<String, @Nullable Object> shown) {
        return List.of();
    }

    /** Whether this step is an organisation's. */
    default boolean byOrganisation(String kind) {
        return false;
    }

    /** What the reader alone sees: what is hers, and what she may answer. */
    default List<Table> mine(Situation situation) {
        return List.of();
    }

    /** The platform's step when a deal of this name was given back; empty where the way counts no deals. */
    default Map<String, Object> undelivered(String deal) {
        return Map.of();
    }

    /** Whether ordinary orders of what is sold count as well, beside those that come by the campaign's page. */
    default boolean countsOrders() {
        return false;
    }

    /** By how much its price falls with the volume; none where orders do not count. */
    default List<VolumeWindows.Step> volume(Rules rules) {
        return List.of();
    }

    /** The platform's step when an ordinary order was paid. */
    default Map<String, Object> bought(Alias buyer, long units, Money price) {
        throw new IllegalStateException(code() + " counts no orders");
    }

    /** The platform's step when an order that counted was called off. */
    default Map<String, Object> uncounted(String entry) {
        throw new IllegalStateException(code() + " counts no orders");
    }

    /** What comes back of ordinary orders, in minor units by entry, from the outcome. */
    default Map<String, Long> rebates(Map<String, @Nullable Object> result) {
        return Map.of();
    }

    /** The step that is sealed until it is opened; empty where there is none. */
    default String sealedStep() {
        return "";
    }

    /** The step that opens it. */
    default String openingStep() {
        return "";
    }

    /** A sealed bid read and judged. */
    default Record bid(Rules rules, Map<String, ?> bid, Alias me, String code) {
        throw new IllegalStateException(code() + " has no sealed bids");
    }

    /** The commitment to a bid under a code. */
    default String committed(Record bid, String code) {
        throw new IllegalStateException(code() + " has no sealed bids");
    }

    /** Whether the description and picture of the draft's form are for everybody to see; else it has none. */
    default boolean told() {
        return true;
    }

    /** Whether only invited organisations may find one that was drafted like this. */
    default boolean closed(Answers answers) {
        return false;
    }

    /** A step of this kind waits for the convener, who is told of it. */
    String CONVENER = "convener";

    /**
     * Who is told at once that such a step was taken: the {@link #CONVENER}, or the author of the entry in this member of the step; empty
     * where nobody waits for it.
     */
    default String tells(String kind) {
        return "";
    }

    /** Whether organisations can be invited to it. */
    default boolean invites() {
        return false;
    }

    /** Whether anything is written beside its log. */
    default boolean writes() {
        return false;
    }

    /** The fields of a step, or of a draft for {@link Paper#BRIEF}, that are sealed beside the log; none where all is logged. */
    default List<Field> paper(String kind) {
        return List.of();
    }

    /** The member of the step, or of the rules, that holds the hash of these. */
    default String hashed(String kind) {
        return "";
    }

    /** What is logged of a paper: its hash, or a commitment to what it says. */
    default String committed(Rules rules, String kind, Map<String, Object> content, String nonce, String hash) {
        return hash;
    }

    /** The member of a step that names a paper which this step opens; empty where it opens none. */
    default String opens(String kind) {
        return "";
    }

    /** The step with what that paper says. */
    default Map<String, Object> opened(
            Rules rules, Map<String, ?> step, Map<String, Object> content, String nonce, String hash) {
        return new java.util.LinkedHashMap<>(step);
    }

    /** Whether this reader may download the record when it is over. */
    default boolean recordFor(Situation situation) {
        return true;
    }

    /** Whether a reader may read a paper. */
    default boolean reads(String kind, String entry, Reader reader) {
        return false;
    }

    /** Whether readers of such a paper know whose it is. */
    default boolean signed(String kind) {
        return false;
    }

    /** Whether this step is the convener's. */
    default boolean byConvener(String kind) {
        return false;
    }
}
