package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.Parties.Member;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/**
 * Who belongs to an organisation, for those who belong to it; its makers invite and remove. The same page is a room of the
 * maker's and of the operator's desk, where it is about their own organisation.
 */
@Controller
class OrganisationPages {

    private static final String BY_ID = "/account/organisations/{organisation}";
    private static final String MAKERS = "/maker/staff";
    private static final String OPERATORS = "/operator/staff";

    private final Parties parties;

    OrganisationPages(Parties parties) {
        this.parties = parties;
    }

    /** Where the page stands, and about whom it is. */
    private record Place(PartyId organisation, String path) {

        static Place of(Caller caller, @Nullable UUID organisation, HttpServletRequest request) {
            if (organisation != null) {
                return new Place(new PartyId(organisation), "/account/organisations/" + organisation);
            }
            return request.getRequestURI().startsWith(MAKERS)
                    ? new Place(caller.organisation(Role.MAKER), MAKERS)
                    : new Place(caller.organisation(Role.OPERATOR), OPERATORS);
        }
    }

    @GetMapping({BY_ID, MAKERS, OPERATORS})
    ModelAndView members(
            Caller caller, @PathVariable(required = false) @Nullable UUID organisation, HttpServletRequest request) {
        return show(caller, Place.of(caller, organisation, request), "", "", null);
    }

    @PostMapping({BY_ID + "/members", MAKERS + "/members", OPERATORS + "/members"})
    ModelAndView add(
            Caller caller,
            @PathVariable(required = false) @Nullable UUID organisation,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam Role role,
            HttpServletRequest request,
            HttpServletResponse response) {
        var place = Place.of(caller, organisation, request);
        try {
            var reached = contact.contains("@") ? Contact.email(contact) : Contact.phone(contact);
            parties.addMember(caller, place.organisation(), reached.orThrow(), role);
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            response.setStatus(Faults.status(e.refusal()));
            return show(
                    caller,
                    place,
                    contact,
                    role.name(),
                    Faults.of(e.refusal(), "", "contact").refusal());
        }
        return EntrancePages.seeOther(place.path() + "?done=identity.invited");
    }

    @PostMapping({
        BY_ID + "/members/{person}/{role}/removal",
        MAKERS + "/members/{person}/{role}/removal",
        OPERATORS + "/members/{person}/{role}/removal"
    })
    ModelAndView remove(
            Caller caller,
            @PathVariable(required = false) @Nullable UUID organisation,
            @PathVariable UUID person,
            @PathVariable Role role,
            HttpServletRequest request,
            HttpServletResponse response) {
        var place = Place.of(caller, organisation, request);
        try {
            parties.removeMember(caller, place.organisation(), new PartyId(person), role);
        } catch (RefusedException e) {
            if (!e.refusal().code().equals("identity.last-member")) {
                throw e;
            }
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, place, "", "", e.refusal());
        }
        // who has taken her own last role away no longer sees this page
        boolean left = caller.person().value().equals(person) && role != Role.FLOOR;
        return EntrancePages.seeOther(left ? "/account" : place.path() + "?done=identity.removed");
    }

    private ModelAndView show(Caller caller, Place place, String contact, String role, @Nullable Refusal refusal) {
        var organisation = place.organisation();
        boolean platform = organisation.equals(Parties.PLATFORM);
        var inCharge = new Membership(organisation, platform ? Role.OPERATOR : Role.MAKER);
        return new ModelAndView("identity/organisation")
                .addObject("path", place.path())
                .addObject("name", parties.displayName(organisation))
                .addObject("members", byPerson(parties.members(caller, organisation)))
                .addObject("me", caller.person())
                .addObject("manages", caller.memberships().contains(inCharge))
                .addObject("roles", platform ? List.of(Role.OPERATOR) : List.of(Role.FLOOR, Role.MAKER))
                .addObject("contact", contact)
                .addObject("role", role)
                .addObject("refusal", refusal);
    }

    private static Map<PartyId, List<Member>> byPerson(List<Member> members) {
        var persons = new LinkedHashMap<PartyId, List<Member>>();
        members.forEach(member -> persons.computeIfAbsent(member.person(), id -> new java.util.ArrayList<>())
                .add(member));
        return persons;
    }
}
