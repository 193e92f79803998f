package org.wishwright.platform.catalog.web;

import java.util.List;
import org.wishwright.configuration.format.table.CellFault;
import org.wishwright.configuration.format.table.Mapping;
import org.wishwright.configuration.format.table.Role;
import org.wishwright.platform.catalog.work.TableImports.Waiting;

/**
 * A spreadsheet with what its columns are taken for.
 *
 * @param faults of its cells, the first of them
 * @param faultCount all of them
 * @param language of the names in it
 */
public record ImportView(Waiting waiting, Mapping mapping, List<CellFault> faults, int faultCount, String language) {

    private static final int PREVIEWED = 8;

    /** The first rows. */
    public List<List<String>> preview() {
        return waiting.table().rows().stream().limit(PREVIEWED).toList();
    }

    public int row(int previewed) {
        return waiting.table().lines().get(previewed);
    }

    public Role role(int column) {
        return mapping.roles().get(column);
    }

    public boolean isFaulty(int previewed, int column) {
        return faults.stream().anyMatch(f -> f.row() == row(previewed) && f.column() == column + 1);
    }
}
