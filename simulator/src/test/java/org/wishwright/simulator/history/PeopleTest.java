package org.wishwright.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeopleTest {

    @Test
    void theSameSeedMakesTheSamePeopleAndAnotherOthers() {
        for (int i = 0; i < 100; i++) {
            assertThat(new People(7).person(i)).isEqualTo(new People(7).person(i));
            assertThat(new People(7).person(i).email())
                    .isNotEqualTo(new People(8).person(i).email());
        }
    }

    @Test
    void nobodySharesAnEmailAndFewShareAName() {
        var people = IntStream.range(0, 100).mapToObj(new People(7)::person).toList();
        assertThat(people)
                .extracting(Person::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.endsWith(".example"));
        assertThat(people.subList(0, 24)).extracting(Person::name).doesNotHaveDuplicates();
        assertThat(people).anyMatch(person -> person.region().startsWith("浙江省"));
        assertThat(people).anyMatch(person -> person.region().equals("Singapore"));
    }

    @Test
    void twelveOrdersShowEveryStateThatDoesNotTakeTime() {
        var fates = EnumSet.noneOf(Fate.class);
        IntStream.range(0, 12).mapToObj(Fate::of).forEach(fates::add);
        assertThat(fates).containsExactlyInAnyOrder(Fate.values());
    }
}
