package org.wishwright.configuration.network;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Rule.TableRule;

/** Tables written out as formulas. */
final class Written {

    private Written() {}

    static Formula out(TableRule table) {
        var rows = new ArrayList<Formula>();
        for (int r = 0; r < table.tuples().rows(); r++) {
            int row = r;
            rows.add(new And(IntStream.range(0, table.scope().size())
                    .<Formula>mapToObj(
                            c -> new Atom(table.scope().get(c), table.tuples().cell(row, c)))
                    .toList()));
        }
        var any = new Or(rows);
        return table.allowed() ? any : new Not(any);
    }
}
