package org.wishwright.simulator.advisories;

/** A library of the bill of materials. @param name group and artifact, as in {@code org.example:thing} */
public record Library(String name, MavenVersion version) {

    @Override
    public String toString() {
        return name + " " + version.text();
    }
}
