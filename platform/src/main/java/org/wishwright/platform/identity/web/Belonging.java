package org.wishwright.platform.identity.web;

import java.util.UUID;
import org.wishwright.platform.identity.Role;

/** One row of where a person belongs, with the organisation's name. */
public record Belonging(UUID organisation, String name, Role role) {}
