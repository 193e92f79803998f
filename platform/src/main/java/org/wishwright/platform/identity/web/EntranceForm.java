package org.wishwright.platform.identity.web;

/**
 * What a sign-in or sign-up form shows.
 *
 * @param phone as typed, like e-mail and name
 * @param back the path of this site to go to afterwards
 * @param codeSent true while a code is under way
 * @param sandboxCode the code where a sandbox shows it, else empty
 * @param codeNeeded true where an e-mail must be proven by a code
 * @param byEmail whether the way in by e-mail is shown first
 */
public record EntranceForm(
        String phone,
        String email,
        String name,
        String back,
        boolean codeSent,
        String sandboxCode,
        boolean codeNeeded,
        boolean byEmail) {}
