package org.wishwright.platform.factory;

import org.wishwright.planning.Plant;

/** Who has promised something on a factory's capacity may refuse a change of it; planning implements this. */
public interface PlantGuard {

    /** Within the transaction that changes the plant: throws a refusal where a promise would lose its place. */
    void changing(FactoryId factory, Plant plant);
}
