package org.wishwright.platform.catalog.work;

import org.wishwright.configuration.format.table.Table;
import org.wishwright.kernel.Outcome;

/** The reader of workbooks, for tests elsewhere. */
public final class WorkbookOpened {

    private WorkbookOpened() {}

    public static Outcome<Table> read(byte[] xlsx) {
        return Workbook.read(xlsx);
    }
}
