package org.wishwright.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.wishwright.platform.database.Progress;

/** Says what the start is busy with, each step with the seconds since the command was given. */
final class StartLog implements Progress {

    private final PrintStream out;
    private final Instant began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    StartLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String step) {
        say(step + " …");
    }

    void say(String sentence) {
        var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%5.1f s  %s", seconds, sentence));
    }

    /** Without a time before it. */
    void line(String text) {
        out.println(text);
    }
}
