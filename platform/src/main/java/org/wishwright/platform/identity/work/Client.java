package org.wishwright.platform.identity.work;

import java.util.List;
import java.util.Map;

/**
 * Who is at the other end, as far as can be told.
 *
 * @param address numeric, for throttles
 * @param agent what the program at the other end says of itself, at most {@value #LONGEST} characters
 * @param region the address without what tells households apart
 */
public record Client(String address, String agent, String region) {

    private static final int LONGEST = 400;

    /** In the order in which they are looked for: many names claim to be some of the others too. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("MicroMessenger", "WeChat"),
            Map.entry("Edg", "Edge"),
            Map.entry("OPR", "Opera"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("HarmonyOS", "HarmonyOS"),
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("Linux", "Linux"));

    public Client {
        agent = agent.substring(0, Math.min(agent.length(), LONGEST));
    }

    /** A browser and its system in words that its owner knows; empty for a program. */
    public String device() {
        var browser = first(BROWSERS);
        var system = first(SYSTEMS);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private String first(List<Map.Entry<String, String>> known) {
        return known.stream()
                .filter(one -> agent.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
