package org.wishwright.platform.production;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Factories without anything in them. */
public final class FakeFactories implements Factories {

    private final Map<PartyId, FactoryId> byMaker = new HashMap<>();

    public void put(PartyId maker, FactoryId factory) {
        byMaker.put(maker, factory);
    }

    @Override
    public Optional<FactoryId> factoryOf(PartyId maker) {
        return Optional.ofNullable(byMaker.get(maker));
    }

    @Override
    public Map<FactoryId, PartyId> makers(Collection<FactoryId> factories) {
        return factories.stream().collect(Collectors.toMap(Function.identity(), this::maker));
    }

    @Override
    public PartyId maker(FactoryId factory) {
        return byMaker.entrySet().stream()
                .filter(entry -> entry.getValue().equals(factory))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Description description(FactoryId factory) {
        return new Description("Asia/Shanghai", List.of(), new Description.Hours(List.of(), null), null);
    }

    @Override
    public FactoryId describe(Caller caller, Description description) {
        throw new UnsupportedOperationException();
    }
}
