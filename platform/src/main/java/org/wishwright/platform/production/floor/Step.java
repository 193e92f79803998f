package org.wishwright.platform.production.floor;

import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.OperationId;

/**
 * What stays the same about an operation while it moves through its states.
 *
 * @param no from 1 within the work order
 * @param performer the factory whose workers do it
 * @param away true where another maker than the work order's does it
 */
public record Step(OperationId id, int no, boolean last, FactoryId performer, boolean away) {}
