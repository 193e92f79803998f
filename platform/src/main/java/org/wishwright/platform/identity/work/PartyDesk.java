package org.wishwright.platform.identity.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.identity.store.PartyStore;

/** Names, organisations and members, and who may change them. */
@Service
class PartyDesk implements Parties {

    private final PartyStore store;
    private final People people;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Vault vault;
    private final IdSource ids;
    private final Erasures erasures;

    PartyDesk(
            PartyStore store,
            People people,
            Sessions sessions,
            Entrance entrance,
            Vault vault,
            IdSource ids,
            Erasures erasures) {
        this.store = store;
        this.people = people;
        this.sessions = sessions;
        this.entrance = entrance;
        this.vault = vault;
        this.ids = ids;
        this.erasures = erasures;
    }

    @Override
    public String displayName(PartyId party) {
        return displayNames(List.of(party)).getOrDefault(party, NOBODY);
    }

    @Override
    public Map<PartyId, String> displayNames(Collection<PartyId> parties) {
        var names = new HashMap<PartyId, String>();
        parties.forEach(party -> names.put(party, NOBODY));
        if (!names.isEmpty()) {
            store.named(names.keySet()).forEach(one -> names.put(one.id(), name(one)));
        }
        return names;
    }

    @Override
    public List<PartyId> personsOf(Collection<PartyId> parties) {
        return parties.isEmpty() ? List.of() : store.personsOf(parties);
    }

    @Override
    public List<Contact> contacts(PartyId person) {
        return store.keys(List.of(person)).isEmpty() ? List.of() : people.contacts(person);
    }

    @Override
    public boolean anyPerson() {
        return store.anyPerson();
    }

    @Override
    @Transactional
    public PartyId createOrganisation(Caller caller, String name) {
        var organisation = new PartyId(ids.next());
        store.addOrganisation(organisation, Entries.name(name).orThrow());
        store.addMembership(caller.person(), new Membership(organisation, Role.MAKER));
        sessions.forget(caller.person());
        return organisation;
    }

    @Override
    @Transactional
    public void addMember(Caller caller, PartyId organisation, Contact contact, Role role) {
        mayManage(caller, organisation, role);
        var person = people.findOrCreate(contact, Optional.empty());
        store.addMembership(person, new Membership(organisation, role));
        sessions.forget(person);
    }

    @Override
    @Transactional
    public void removeMember(Caller caller, PartyId organisation, PartyId person, Role role) {
        mayManage(caller, organisation, role);
        var manages = organisation.equals(PLATFORM) ? Role.OPERATOR : Role.MAKER;
        var membership = new Membership(organisation, role);
        if (role == manages && store.countLocked(membership) <= 1) {
            throw new RefusedException(
                    Refusal.of("identity.last-member", "This is the last one in charge here. Add another first."));
        }
        store.removeMembership(person, membership);
        sessions.forget(person);
    }

    @Override
    public List<Member> members(Caller caller, PartyId organisation) {
        if (caller.memberships().stream().noneMatch(one -> one.organisation().equals(organisation))) {
            throw notFound();
        }
        return store.members(organisation).stream()
                .map(row -> new Member(
                        row.person(),
                        vault.open(row.wrappedKey(), row.person(), People.NAME, row.sealedName()),
                        row.role()))
                .toList();
    }

    @Override
    public List<PartyId> makersNamed(String words, int most) {
        var part = words.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return part.isEmpty() ? List.of() : store.makersNamed(part, most);
    }

    @Override
    @Transactional
    public void rename(Caller caller, String name) {
        var chosen = Entries.name(name).orThrow();
        var key = store.key(caller.person());
        store.putName(caller.person(), vault.seal(key, caller.person(), People.NAME, chosen));
        sessions.forget(caller.person());
    }

    @Override
    @Transactional
    public PartyId signUpWithPassword(String email, String password, String name) {
        return entrance.register(email, password, name);
    }

    @Override
    public Optional<PartyId> personByEmail(String email) {
        return people.find(Contact.email(email).orThrow());
    }

    @Override
    public Optional<PartyId> personByPhone(String phone) {
        return people.find(Contact.phone(phone).orThrow());
    }

    @Override
    public boolean hasPhone(PartyId person) {
        return store.hasContact(person, Contact.Kind.PHONE);
    }

    @Override
    @Transactional
    public PartyId ensureOperator(String email, String password, String name) {
        var person = personByEmail(email).orElseGet(() -> entrance.register(email, password, name));
        store.addMembership(person, new Membership(PLATFORM, Role.OPERATOR));
        sessions.forget(person);
        return person;
    }

    @Override
    public Caller callerOf(PartyId person) {
        return sessions.caller(person);
    }

    @Override
    @Transactional
    public void erase(Caller caller) {
        erasures.destroy(caller.person());
    }

    private String name(PartyStore.Named named) {
        if (named.name() != null) {
            return named.name();
        }
        var key = named.wrappedKey();
        var sealed = named.sealedName();
        return key == null || sealed == null ? NOBODY : vault.open(key, named.id(), People.NAME, sealed);
    }

    /** Makers manage their own organisation, operators the platform's; for all others it does not exist. */
    private static void mayManage(Caller caller, PartyId organisation, Role role) {
        boolean platform = organisation.equals(PLATFORM);
        var needed = new Membership(organisation, platform ? Role.OPERATOR : Role.MAKER);
        if (!caller.memberships().contains(needed)) {
            throw notFound();
        }
        if (platform != (role == Role.OPERATOR)) {
            throw new RefusedException(Refusal.of(
                    "identity.role-refused",
                    "The role {role} does not exist in this organisation.",
                    "role",
                    role,
                    "field",
                    "role"));
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(
                Refusal.of("identity.organisation-not-found", "You belong to no such organisation."));
    }
}
