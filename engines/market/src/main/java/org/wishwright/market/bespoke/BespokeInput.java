package org.wishwright.market.bespoke;

import org.wishwright.market.Input;

/** What happens to a brief. Texts, pictures and quotes are named by their hash; they lie elsewhere. */
public sealed interface BespokeInput extends Input {

    /** Somebody who may quote asks; everybody who may quote reads question and answer. */
    record Questioned(String text) implements BespokeInput {}

    /** The convener answers a question, by its entry. */
    record Answered(String question, String text) implements BespokeInput {}

    /**
     * A maker quotes; a later quote is her next version and takes the place of the one before.
     *
     * @param commitment to her {@link Terms}, which her rivals never learn
     */
    record Quoted(String commitment) implements BespokeInput {}

    /** A maker takes her quote back, or stops what she has begun. */
    record Withdrew() implements BespokeInput {}

    /**
     * The convener accepts a quote, by the entry of its latest version.
     *
     * @param terms as the maker committed to them
     * @param nonce of her commitment
     */
    record AcceptedQuote(String quote, Terms terms, String nonce) implements BespokeInput {}

    /** The maker hands in drawings; a later one takes the place of the one before. */
    record Drew(String receipt) implements BespokeInput {}

    /** The convener asks for changes: of the drawings, or of what a milestone showed. */
    record ChangesWanted(String text) implements BespokeInput {}

    /** The convener confirms drawings, by entry: from here on it is made. */
    record Confirmed(String drawing) implements BespokeInput {}

    /** The maker shows that she has reached the next milestone: its part of the price is asked for. */
    record Reached(String receipt) implements BespokeInput {}
}
