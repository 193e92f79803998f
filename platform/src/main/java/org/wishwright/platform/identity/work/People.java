package org.wishwright.platform.identity.work;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.store.PartyStore;

/** Finds persons by their contact and makes new ones, each with a key of her own. */
@Service
public class People {

    static final String NAME = "NAME";

    private final PartyStore store;
    private final Vault vault;
    private final IdSource ids;

    People(PartyStore store, Vault vault, IdSource ids) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
    }

    public Optional<PartyId> find(Contact contact) {
        return store.byContact(contact.kind(), vault.lookup(contact));
    }

    /** How a person can be reached: for her own eyes. */
    public List<Contact> contacts(PartyId person) {
        var key = store.key(person);
        return store.contacts(person).stream()
                .map(row -> new Contact(
                        row.kind(), vault.open(key, person, row.kind().name(), row.sealed())))
                .toList();
    }

    /**
     * The person with this contact, made if there is none; of two at once both get the same.
     *
     * @param name of a new person; empty: one is given
     */
    @Transactional
    public PartyId findOrCreate(Contact contact, Optional<String> name) {
        return find(contact)
                .or(() -> create(contact, name))
                .or(() -> find(contact))
                .orElseThrow();
    }

    /** A new person, or none where somebody has the contact already. */
    @Transactional
    public Optional<PartyId> create(Contact contact, Optional<String> name) {
        var id = new PartyId(ids.next());
        var key = vault.newKey(id);
        store.addPerson(id, key);
        var sealed = vault.seal(key, id, contact.kind().name(), contact.value());
        if (!store.addContact(id, contact.kind(), sealed, vault.lookup(contact))) {
            store.remove(id);
            return Optional.empty();
        }
        store.putName(id, vault.seal(key, id, NAME, name.orElseGet(() -> givenName(id))));
        return Optional.of(id);
    }

    /** A new person with a password, or none where somebody has the contact already. */
    @Transactional
    public Optional<PartyId> create(Contact contact, String name, String passwordHash) {
        var made = create(contact, Optional.of(name));
        made.ifPresent(person -> store.putPassword(person, passwordHash));
        return made;
    }

    /**
     * The person with this contact, made if there is none, who from now on has this password.
     *
     * @param name of a new person; empty: one is given
     */
    @Transactional
    public PartyId findOrCreate(Contact contact, Optional<String> name, String passwordHash) {
        var person = findOrCreate(contact, name);
        store.putPassword(person, passwordHash);
        return person;
    }

    /** A name for one who gave none: not her number, which is nobody's business. */
    private static String givenName(PartyId id) {
        var digits = Long.toString(id.value().getLeastSignificantBits() & 0xFFFFF, 36);
        return "Wisher " + digits.toUpperCase(java.util.Locale.ROOT);
    }
}
