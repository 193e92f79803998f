package org.wishwright.platform.identity.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** The caller's organisations and those who belong to them. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {

    record OrganisationRequest(@Nullable String name) {}

    record OrganisationAnswer(UUID organisation) {}

    record MemberRequest(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String role) {}

    record MemberAnswer(UUID person, String name, Role role) {}

    record MembersAnswer(List<MemberAnswer> items) {}

    private final Parties parties;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    OrganisationApi(Parties parties, Idempotency idempotency, TransactionTemplate transaction) {
        this.parties = parties;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationAnswer create(
            Caller caller,
            @RequestBody OrganisationRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var name = body.name() == null ? "" : body.name();
        if (key == null) {
            return create(caller, name);
        }
        return transaction.execute(status -> idempotency.once(
                caller.person().value(), key, body, OrganisationAnswer.class, () -> create(caller, name)));
    }

    @GetMapping("/{organisation}/members")
    MembersAnswer members(Caller caller, @PathVariable UUID organisation) {
        return new MembersAnswer(parties.members(caller, new PartyId(organisation)).stream()
                .map(member -> new MemberAnswer(member.person().value(), member.name(), member.role()))
                .toList());
    }

    @PostMapping("/{organisation}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(Caller caller, @PathVariable UUID organisation, @RequestBody MemberRequest body) {
        var contact = EntranceApi.contact(body.phone(), body.email());
        parties.addMember(caller, new PartyId(organisation), contact, role(body.role()));
    }

    @DeleteMapping("/{organisation}/members/{person}/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID organisation, @PathVariable UUID person, @PathVariable String role) {
        parties.removeMember(caller, new PartyId(organisation), new PartyId(person), role(role));
    }

    private OrganisationAnswer create(Caller caller, String name) {
        return new OrganisationAnswer(parties.createOrganisation(caller, name).value());
    }

    private static Role role(@Nullable String word) {
        for (var role : Role.values()) {
            if (role.name().equals(word)) {
                return role;
            }
        }
        throw new RefusedException(
                Refusal.of("identity.role-invalid", "A role is MAKER, FLOOR or OPERATOR.", "field", "role"));
    }
}
