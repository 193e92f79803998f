package org.wishwright.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {

    private final PrintStream real = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        return new CommandLine(new Simulate()).execute(arguments);
    }

    @AfterEach
    void restore() {
        System.setErr(real);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aProgramThatIsNotThereIsSaidAtOnceWithWhatToDo() {
        assertThat(run("--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(said()).contains("Nothing answers at http://127.0.0.1:1").contains("./wishwright run");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThat(run("--orders", "0")).isEqualTo(2);
        assertThat(run("--orders", "101")).isEqualTo(2);
        assertThat(run("--url", "https://example.com")).isEqualTo(2);
        assertThat(run("--password-file", "/nowhere/at/all", "--url", "http://127.0.0.1:1"))
                .isNotZero();
        assertThat(said()).contains("from 1 to 100, not 0").contains("must be like http://127.0.0.1:8080");
    }
}
