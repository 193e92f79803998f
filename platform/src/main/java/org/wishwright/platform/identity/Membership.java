package org.wishwright.platform.identity;

/** A person's role in an organisation. */
public record Membership(PartyId organisation, Role role) {}
