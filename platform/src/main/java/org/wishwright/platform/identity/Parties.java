package org.wishwright.platform.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who the parties are: names, organisations, members. Refusals come as {@code RefusedException}. */
public interface Parties {

    /** The organisation that runs the platform. */
    PartyId PLATFORM = new PartyId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    /** Stands for a party that is unknown or was erased. */
    String NOBODY = "—";

    /** One member of an organisation in one role. */
    record Member(PartyId person, String name, Role role) {}

    /** The name to show, or {@link #NOBODY}. */
    String displayName(PartyId party);

    /** The names to show, one for each party asked for, {@link #NOBODY} included. */
    Map<PartyId, String> displayNames(Collection<PartyId> parties);

    /** Whether anybody has signed up. */
    boolean anyPerson();

    /** A new organisation in which the caller is {@link Role#MAKER}. */
    PartyId createOrganisation(Caller caller, String name);

    /**
     * Gives the person with this phone or e-mail a role; one who is not known yet is created and finds it when she
     * first signs in. Allowed to makers of the organisation, and to operators for the platform's own.
     */
    void addMember(Caller caller, PartyId organisation, Contact contact, Role role);

    /** Takes a role away; an organisation keeps at least one maker. */
    void removeMember(Caller caller, PartyId organisation, PartyId person, Role role);

    /** Those who belong to an organisation of the caller's, at most 500. */
    List<Member> members(Caller caller, PartyId organisation);

    /** Those who are meant by these parties: persons themselves, and of organisations those who run the desk, at most 5,000 in all. */
    List<PartyId> personsOf(Collection<PartyId> parties);

    /** How a person can be reached, for those who carry messages to her; empty when she was erased. */
    List<Contact> contacts(PartyId person);

    /** Organisations with a {@link Role#MAKER} whose name holds these words, by name; empty words find nobody. */
    List<PartyId> makersNamed(String words, int most);

    /** Gives the caller another name. */
    void rename(Caller caller, String name);

    /**
     * A new person with an e-mail and a password; for loaders and tools that are trusted to know whose e-mail it is.
     *
     * @return the person; refused where the e-mail is taken
     */
    PartyId signUpWithPassword(String email, String password, String name);

    Optional<PartyId> personByEmail(String email);

    Optional<PartyId> personByPhone(String phone);

    /** Whether she has a phone number: nobody comes in by one without the code that was sent to it. */
    boolean hasPhone(PartyId person);

    /** Makes sure that this operator exists; one who exists keeps her password and name. */
    PartyId ensureOperator(String email, String password, String name);

    /** The person as a caller, as if she had just signed in; for loaders and jobs that act in her name. */
    Caller callerOf(PartyId person);

    /** Forgets who the caller is, whatever is under way; {@link Erasures#erase} looks at that first. */
    void erase(Caller caller);
}
