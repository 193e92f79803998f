package org.wishwright.platform.wish.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wishwright.configuration.Model;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.Artworks;

/**
 * The address of a configurator page. It carries the whole state, so that it can be shared: {@code c_<module>=<option>} for each
 * choice in the order they were made, the way back ({@code u}, see {@link Past}), and which part of the page is shown.
 *
 * @param search part of a module's name or id; empty for all
 * @param onlyOpen whether only modules without a choice are shown
 * @param page from 1
 * @param opened the module whose options are all listed; empty for none
 * @param past what undo takes back
 * @param future what redo makes again
 * @param purpose what the choices are for
 * @param did what the last step was, one of {@link Stepping#DONE}, so that the page says what it changed; empty where it says nothing
 */
public record ConfiguratorAddress(
        VersionId version,
        Map<String, String> choices,
        String search,
        boolean onlyOpen,
        int page,
        String opened,
        Past past,
        Past future,
        String did,
        Purpose purpose) {

    static final String CHOICE = "c_";
    static final String DID = "did";
    static final String ONLY = "only";
    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST = 24_000;

    public ConfiguratorAddress {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** @param parameters of the request, in the order of the address */
    static ConfiguratorAddress of(VersionId version, Map<String, String[]> parameters) {
        var search = last(parameters, "q").strip();
        return new ConfiguratorAddress(
                version,
                choices(parameters),
                search.substring(0, Math.min(search.length(), LONGEST_SEARCH)),
                last(parameters, ONLY).equals("open"),
                number(last(parameters, "p")),
                last(parameters, "open"),
                Past.of(parameters.get(Past.PARAMETER)),
                Past.of(parameters.get(Past.FUTURE)),
                Stepping.DONE.contains(last(parameters, DID)) ? last(parameters, DID) : "",
                Purpose.of(last(parameters, Purpose.PARAMETER)));
    }

    /** The address of these choices alone. */
    static ConfiguratorAddress plain(VersionId version, Map<String, String> choices) {
        return new ConfiguratorAddress(version, choices, "", false, 1, "", Past.NONE, Past.NONE, "", Purpose.NEW);
    }

    static Map<String, String> choices(Map<String, String[]> parameters) {
        var choices = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(CHOICE) && values.length > 0) {
                choices.put(name.substring(CHOICE.length()), values[0]);
            }
        });
        return choices;
    }

    /** The last value of a parameter: a button pressed comes after the hidden field of the same name. */
    static String last(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[values.length - 1];
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(text), 1, MOST_PAGES) : 1;
    }

    ConfiguratorAddress after(Stepping.Stepped step, Map<String, String> kept) {
        return new ConfiguratorAddress(
                version, kept, search, onlyOpen, page, opened, step.past(), step.future(), step.did(), purpose);
    }

    ConfiguratorAddress withVersion(VersionId other) {
        return new ConfiguratorAddress(other, choices, "", false, 1, "", Past.NONE, Past.NONE, "", purpose);
    }

    public ConfiguratorAddress withPage(int other) {
        return new ConfiguratorAddress(version, choices, search, onlyOpen, other, opened, past, future, did, purpose);
    }

    /** Path and query. */
    public String path() {
        var path = new StringBuilder("/configure/").append(version);
        choices.forEach((module, option) -> add(path, CHOICE + module, option));
        if (!search.isEmpty()) {
            add(path, "q", search);
        }
        if (onlyOpen) {
            add(path, ONLY, "open");
        }
        if (page > 1) {
            add(path, "p", String.valueOf(page));
        }
        if (!opened.isEmpty()) {
            add(path, "open", opened);
        }
        past.steps().forEach(step -> add(path, Past.PARAMETER, step));
        future.steps().forEach(step -> add(path, Past.FUTURE, step));
        if (!did.isEmpty()) {
            add(path, DID, did);
        }
        if (!purpose.text().isEmpty()) {
            add(path, Purpose.PARAMETER, purpose.text());
        }
        return path.toString();
    }

    /** Where these choices stand beside others. */
    String comparison(String with) {
        return under("comparison") + (path().contains("?") ? "&" : "?") + "with=" + with;
    }

    /** A page about these choices. */
    public String under(String page) {
        var path = path();
        int query = path.indexOf('?');
        return query < 0 ? path + "/" + page : path.substring(0, query) + "/" + page + path.substring(query);
    }

    /** Whether browsers and servers take an address this long. */
    public boolean fits() {
        return path().length() <= LONGEST;
    }

    /** The path that carries the choices alone, for sharing. */
    public String share() {
        return plain(version, choices).path();
    }

    /** The same without body measures and files, which are nobody else's business. */
    ConfiguratorAddress withoutMeasures(Model model) {
        var shown = new LinkedHashMap<>(choices);
        model.modules().stream()
                .filter(module -> module.scale() != null || Artworks.isFile(module, choices.get(module.id())))
                .forEach(module -> shown.remove(module.id()));
        return plain(version, shown);
    }

    private static void add(StringBuilder path, String name, String value) {
        path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
