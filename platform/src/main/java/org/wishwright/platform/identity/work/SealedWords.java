package org.wishwright.platform.identity.work;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.identity.store.PartyStore;

/** Personal words over the vault. */
@Service
class SealedWords implements PersonalWords {

    private static final String KIND = "words ";

    private final PartyStore store;
    private final Vault vault;

    SealedWords(PartyStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    @Override
    public byte[] seal(PartyId person, String kind, String words) {
        return vault.seal(store.key(person), person, KIND + kind, words);
    }

    @Override
    public Reader reader(Collection<PartyId> persons) {
        return new KeyedReader(vault, persons.isEmpty() ? Map.of() : store.keys(persons));
    }

    private record KeyedReader(Vault vault, Map<PartyId, byte[]> keys) implements Reader {

        @Override
        public boolean knows(PartyId person) {
            return keys.containsKey(person);
        }

        @Override
        public Optional<String> open(PartyId person, String kind, byte[] sealed) {
            return Optional.ofNullable(keys.get(person)).map(key -> vault.open(key, person, KIND + kind, sealed));
        }
    }
}
