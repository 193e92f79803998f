package org.wishwright.platform.talk.work;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.talk.ServiceDesk;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Subject;

/** Service by the platform's operators, where nobody has put a desk of their own in its place. */
@Configuration
class OperatorsHelp {

    /** The topic of the operators' list. */
    static final String TOPIC = "talk-help";

    @Bean
    @Fallback
    ServiceDesk operators(Live live) {
        return new Operators(live);
    }

    private record Operators(Live live) implements ServiceDesk {

        @Override
        public boolean mayJoin(Caller caller, Subject subject, boolean helpAsked) {
            return helpAsked && caller.isOperator();
        }

        @Override
        public void received(Subject subject, Side author, boolean helpAsked) {
            if (helpAsked && author != Side.SERVICE) {
                live.touch(TOPIC);
            }
        }
    }
}
