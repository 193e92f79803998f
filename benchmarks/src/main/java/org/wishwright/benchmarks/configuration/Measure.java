package org.wishwright.benchmarks.configuration;

import org.wishwright.simulator.report.Row;

/** How a row is measured. */
record Measure(Target target, Work work) {

    @FunctionalInterface
    interface Work {
        Row run() throws Exception;
    }
}
