package org.wishwright.platform.factory.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.factory.PlantGuard;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import tools.jackson.databind.ObjectMapper;

/** Factories as rows, one document each. */
@Service
class FactoryRegister implements Factories {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final IdSource ids;
    private final ObjectProvider<PlantGuard> guards;

    FactoryRegister(JdbcClient jdbc, ObjectMapper json, IdSource ids, ObjectProvider<PlantGuard> guards) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.guards = guards;
    }

    @Override
    public Optional<FactoryId> factoryOf(PartyId maker) {
        return jdbc.sql("select id from factory.factory where maker = ?")
                .param(maker.value())
                .query(UUID.class)
                .optional()
                .map(FactoryId::new);
    }

    @Override
    public Map<FactoryId, PartyId> makers(Collection<FactoryId> factories) {
        var makers = new HashMap<FactoryId, PartyId>();
        jdbc.sql("select id, maker from factory.factory where id = any(?)")
                .param(new SqlArrayValue(
                        "uuid", factories.stream().map(FactoryId::value).toArray()))
                .query(row -> {
                    makers.put(
                            new FactoryId(row.getObject("id", UUID.class)),
                            new PartyId(row.getObject("maker", UUID.class)));
                });
        return makers;
    }

    @Override
    public PartyId maker(FactoryId factory) {
        return jdbc.sql("select maker from factory.factory where id = ?")
                .param(factory.value())
                .query(UUID.class)
                .optional()
                .map(PartyId::new)
                .orElseThrow(FactoryRegister::notFound);
    }

    @Override
    public Description description(FactoryId factory) {
        return jdbc.sql("select description from factory.factory where id = ?")
                .param(factory.value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Description.class))
                .orElseThrow(FactoryRegister::notFound);
    }

    @Override
    @Transactional
    public FactoryId describe(Caller caller, Description description) {
        var plant = description.plant();
        var maker = caller.organisation(Role.MAKER);
        var id = new FactoryId(jdbc.sql("""
                        insert into factory.factory (id, maker, description) values (?, ?, ?)
                        on conflict (maker) do update set description = excluded.description, changed = now()
                        returning id""")
                .params(ids.next(), maker.value(), json.writeValueAsString(description))
                .query(UUID.class)
                .single());
        guards.forEach(guard -> guard.changing(id, plant));
        return id;
    }

    private static RefusedException notFound() {
        return new RefusedException(
                Refusal.of("factory.not-found", "There is no such factory. Describe yours under Workshop, Factory."));
    }
}
