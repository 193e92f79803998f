package org.wishwright.platform.plan;

import java.util.List;
import org.wishwright.platform.factory.FactoryId;

/** These batches may now be made: their orders are paid, their times fixed. */
public record BatchesReleased(FactoryId factory, List<BatchId> batches) {}
