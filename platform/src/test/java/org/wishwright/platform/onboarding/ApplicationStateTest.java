package org.wishwright.platform.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wishwright.platform.onboarding.ApplicationState.Approved;
import org.wishwright.platform.onboarding.ApplicationState.Draft;
import org.wishwright.platform.onboarding.ApplicationState.Returned;
import org.wishwright.platform.onboarding.ApplicationState.Submitted;

class ApplicationStateTest {

    @Test
    void aDraftAndAReturnedApplicationCanBeSentAndNothingElse() {
        assertThat(new Draft().send().orThrow()).isEqualTo(new Submitted());
        assertThat(new Returned("No licence").send().orThrow()).isEqualTo(new Submitted());
        assertThat(new Submitted().send().isAccepted()).isFalse();
        assertThat(new Approved().send().isAccepted()).isFalse();
    }

    @Test
    void whatWaitsCanBeTakenBackAndWhatIsApprovedChanged() {
        assertThat(new Submitted().withdrawn().send().orThrow()).isEqualTo(new Submitted());
        assertThat(new Approved().changed().isOpen()).isTrue();
    }

    @Test
    void whatCanBeSentCanBeWrittenIn() {
        for (var name : ApplicationState.NAMES) {
            var state = ApplicationState.named(name, "");
            assertThat(state.name()).isEqualTo(name);
            assertThat(state.isOpen()).isEqualTo(state.send().isAccepted());
        }
        assertThatThrownBy(() -> ApplicationState.named("LOST", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
