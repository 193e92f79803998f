package org.wishwright.market.task;

import java.util.List;
import org.wishwright.market.Input;

/** What happens in a task call. */
public sealed interface TaskInput extends Input {

    /** Somebody hands work in; a later one of hers takes its place. */
    record Submitted(String receipt) implements TaskInput {}

    /** The convener awards these works, by entry, in equal parts. */
    record Awarded(List<String> entries) implements TaskInput {
        public Awarded {
            entries = List.copyOf(entries);
        }
    }

    /** The platform finds, asked by the convener, that nothing handed in does what was asked. */
    record NoneFit(String reason) implements TaskInput {}
}
