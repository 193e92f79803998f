package org.wishwright.platform;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.database.Progress;
import tools.jackson.databind.json.JsonMapper;

/** Says what a tool does: lines for people, or one JSON object a line. */
final class ToolLog implements Progress {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;

    /** Libraries say no more than warnings from now on, so that each line is the tool's own. */
    ToolLog(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
        LoggingSystem.get(ToolLog.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    @Override
    public void begins(String step) {
        if (json) {
            out.println(JSON.writeValueAsString(Map.of("step", step)));
        } else {
            out.println(step + " …");
        }
    }

    /** @param values in JSON beside the tool's name */
    void done(String tool, String sentence, Map<String, ?> values) {
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.put("tool", tool);
            line.putAll(values);
            out.println(JSON.writeValueAsString(line));
        } else {
            out.println(sentence);
        }
    }

    void refused(Refusal refusal) {
        if (json) {
            out.println(JSON.writeValueAsString(Map.of("error", refusal.code(), "sentence", refusal.sentence())));
        } else {
            System.err.println(refusal.sentence());
        }
    }
}
