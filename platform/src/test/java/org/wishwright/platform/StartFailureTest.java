package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.wishwright.platform.database.DatabaseFailure;

class StartFailureTest {

    @TempDir
    Path folder;

    @Test
    void whatTheDatabaseSaidIsFoundBeneathWhateverWasWrappedAroundIt() {
        var failure = new BeanCreationException("a bean", new IllegalStateException(new DatabaseFailure("Do this.")));
        assertThat(StartFailure.sentence(failure, folder)).isEqualTo("Do this.");
    }

    @Test
    void aTakenPortSaysWhatToDo() {
        assertThat(StartFailure.sentence(new PortInUseException(8080), folder))
                .contains("8080", "--port")
                .doesNotContain("Exception");
    }

    @Test
    void anythingElseIsOneSentenceWithItsDetailsInAFile() throws IOException {
        var failure = new BeanCreationException("a bean", new IllegalStateException("The key is too short.\nMore."));
        var said = StartFailure.sentence(failure, folder.resolve("data"));
        assertThat(said)
                .startsWith("Wishwright could not start: The key is too short.")
                .doesNotContain("\tat ");
        assertThat(Files.readString(folder.resolve("data").resolve("start-failure.log")))
                .contains("\tat ");
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotHideTheSentence() throws IOException {
        var file = Files.writeString(folder.resolve("a-file"), "");
        assertThat(StartFailure.sentence(new IllegalStateException("It is so."), file))
                .isEqualTo("Wishwright could not start: It is so.");
    }
}
