package org.wishwright.platform.onboarding;

import java.util.List;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Where an application stands. A state is a type and offers only what is possible in it.
 *
 * <pre>
 *      withdrawn
 *   ┌─────────────┐
 * Draft  →   Submitted  →  Approved
 *   ↑           ↓ ↑            │
 *   │         Returned         │ to change what was approved
 *   └──────────────────────────┘
 * </pre>
 *
 * What was approved stays so while a change to it is anywhere on this way; whoever drops the change is back at Approved.
 */
public sealed interface ApplicationState {

    List<String> NAMES = List.of("DRAFT", "SUBMITTED", "RETURNED", "APPROVED");

    /** How the state is written in the database, in the API and in the keys of its words. */
    String name();

    /** Not sent yet. */
    record Draft() implements ApplicationState {

        public Submitted submitted() {
            return new Submitted();
        }

        @Override
        public String name() {
            return "DRAFT";
        }
    }

    /** Waits for an operator; nothing in it changes meanwhile. */
    record Submitted() implements ApplicationState {

        public Approved approved() {
            return new Approved();
        }

        public Returned returned(String reason) {
            return new Returned(reason);
        }

        public Draft withdrawn() {
            return new Draft();
        }

        @Override
        public String name() {
            return "SUBMITTED";
        }
    }

    /** Something is missing; it may be mended and sent again. */
    record Returned(String reason) implements ApplicationState {

        public Submitted submitted() {
            return new Submitted();
        }

        @Override
        public String name() {
            return "RETURNED";
        }
    }

    /** The maker may publish. */
    record Approved() implements ApplicationState {

        public Draft changed() {
            return new Draft();
        }

        @Override
        public String name() {
            return "APPROVED";
        }
    }

    /** Whether the maker may write in it. */
    default boolean isOpen() {
        return switch (this) {
            case Draft draft -> true;
            case Returned returned -> true;
            case Submitted submitted -> false;
            case Approved approved -> false;
        };
    }

    /** Sends it to the operators, wherever that is possible. */
    default Outcome<Submitted> send() {
        return switch (this) {
            case Draft draft -> Outcome.accepted(draft.submitted());
            case Returned returned -> Outcome.accepted(returned.submitted());
            case Submitted submitted -> Outcome.refused(closed());
            case Approved approved -> Outcome.refused(closed());
        };
    }

    /** Why the maker may not write in it now. */
    static Refusal closed() {
        return Refusal.of(
                "onboarding.sent-conflict",
                "This application was sent already. Wait for the answer, or take it back or change it under Workshop, Registration"
                        + " (/maker/onboarding).");
    }

    /** @throws IllegalArgumentException for a name that is none of {@link #NAMES} */
    static ApplicationState named(String name, String reason) {
        return switch (name) {
            case "DRAFT" -> new Draft();
            case "SUBMITTED" -> new Submitted();
            case "RETURNED" -> new Returned(reason);
            case "APPROVED" -> new Approved();
            default -> throw new IllegalArgumentException("No application is ever " + name);
        };
    }
}
