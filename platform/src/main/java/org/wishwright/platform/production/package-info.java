/**
 * Work on the floor: work orders, operations, pieces with serial and history, inspections with photos, piece wages, travellers and
 * labels, work sent out.
 *
 *
 */
@ApplicationModule(
        allowedDependencies = {
            "foundation",
            "identity",
            "files",
            "talk",
            "evidence",
            "ledger",
            "factory",
            "order",
            "plan"
        })
@NullMarked
package org.wishwright.platform.production;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
