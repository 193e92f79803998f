package org.wishwright.market;

/** What somebody did: a record. Each mechanism seals its own family; {@link CommonInput} is everybody's. */
public interface Input {}
