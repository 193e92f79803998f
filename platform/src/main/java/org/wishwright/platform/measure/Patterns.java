package org.wishwright.platform.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wishwright.measurement.Pattern;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** A maker's library of cuts (版型库). Read and changed by the maker's own people. Refusals come as {@code RefusedException}. */
public interface Patterns {

    int MOST = 5_000;
    int LONGEST_NAME = 80;

    record Kept(UUID id, Pattern pattern) {}

    /** @param more whether there are others behind these */
    record Page(List<Kept> items, boolean more) {}

    /** By name. */
    Page list(Caller caller, String search, int page);

    /**
     * Takes a table as it is pasted from a spreadsheet: a first row {@code name}, then measures' codes; a row a pattern; centimetres. A
     * name that is there already is replaced. Refused whole as {@code measure.table-…}, with row and column.
     *
     * @return how many rows were taken
     */
    int paste(Caller caller, String table);

    /** Keeps the cut that was made for a body; the name says nothing about whose it is. */
    void keep(Caller caller, String name, Map<String, BigDecimal> measures);

    void delete(Caller caller, UUID pattern);

    /** The maker's cut that needs the least change for a body. */
    Optional<Pattern.Match> nearest(PartyId maker, Map<String, BigDecimal> body);
}
