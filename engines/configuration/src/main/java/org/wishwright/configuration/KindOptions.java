package org.wishwright.configuration;

import java.util.List;
import java.util.Map;
import org.wishwright.kernel.LocalText;

/** The options that every optional module, switch and upload has. */
public final class KindOptions {

    /** First of an optional module. */
    public static final Option NONE = option(Module.NONE, "None", "无");

    public static final List<Option> SWITCH = List.of(option(Module.NO, "No", "否"), option(Module.YES, "Yes", "是"));

    /** Of an upload that may be left out; a required one has the last alone. */
    public static final List<Option> UPLOAD = List.of(NONE, option(Module.FILE, "File", "文件"));

    private KindOptions() {}

    private static Option option(String id, String english, String chinese) {
        return new Option(id, new LocalText("en", Map.of("en", english, "zh", chinese)), null);
    }
}
