package org.wishwright.platform.talk;

import org.wishwright.platform.identity.Caller;

/** The seam for service staff: who of them may join which conversation, and where messages could be answered by other means. */
public interface ServiceDesk {

    /**
     * Whether somebody who is no participant may read and answer.
     *
     * @param helpAsked whether a participant has asked for help and it has not ended
     */
    boolean mayJoin(Caller caller, Subject subject, boolean helpAsked);

    /** Called for each message in the transaction that keeps it. */
    void received(Subject subject, Side author, boolean helpAsked);
}
