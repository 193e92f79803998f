package org.wishwright.planning;

/** Where capacity is reserved: one work unit in one shift. The unit and the shift's start identify it. */
public record Slot(WorkUnit unit, Shift shift) {}
