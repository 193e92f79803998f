package org.wishwright.configuration.fuzz;

import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;

/** Small whole files of formats that others made. */
final class Seeds {

    static final List<String> UVL = List.of("""
            namespace shop.bikes
            include
                Boolean.*
                Arithmetic.*
                Type.*
            features
                Bike {abstract}
                    mandatory
                        Frame {weight 1.5}
                            alternative
                                "Light alloy" {price 300, made {where 'here', when [1, 2]}}
                                Steel {price 100, constraint Steel => Bell}
                        Integer Inch
                    [1..2]
                        Bell
                        String Engraving
                        Bottle cardinality [1..3] {price 5}
            constraints
                Inch >= 20 & Inch <= 29
                sum(price) <= 400 | !Bell
                "Light alloy" => (Inch < 27) // a comment
                Engraving == 'Ada' <=> Bell
            """, """
            features
            \tA
            \t\toptional
            \t\t\tB
            \t\t\tC
            \t\tor
            \t\t\tD
            \t\t\tE
            constraints
            \tB & !C | (D <=> E)
            """, """
            features
                Real Width {Price 3}
                    mandatory
                        Boolean Deep
            constraints
                floor(Width) > 3 & ceil(Width) <= 7
                avg(Price) == 3
            """);

    static final String FEATUREIDE = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <featureModel>
              <struct>
                <and abstract="true" mandatory="true" name="Bike">
                  <description>A bike</description>
                  <alt mandatory="true" name="Frame">
                    <feature name="Steel"/>
                    <feature name="Alloy"/>
                  </alt>
                  <or hidden="true" name="Light">
                    <feature name="Front"/>
                    <feature name="Back"/>
                  </or>
                </and>
              </struct>
              <constraints>
                <rule><imp><var>Alloy</var><not><disj><var>Front</var><var>Back</var></disj></not></imp></rule>
                <rule><atmost1><var>Front</var><var>Steel</var></atmost1></rule>
              </constraints>
            </featureModel>
            """;

    /** Stands between the two files of a model and its prices. */
    static final String BETWEEN = "\0\0PRICES\0\0";

    static final String XCSP = """
            <instance>
              <presentation format="XCSP 2.1" type="CSP"/>
              <domains nbDomains="2"><domain name="D" nbValues="4">-1..1 5</domain><domain name="E" nbValues="2">0 1</domain></domains>
              <variables nbVariables="2"><variable name="v" domain="D"/><variable name="w" domain="E"/></variables>
              <relations nbRelations="2">
                <relation name="R" arity="2" nbTuples="3" semantics="supports">-1 0 | 0 1 |
                  5 1</relation>
                <relation name="C" arity="1" nbTuples="1" semantics="conflicts">0</relation>
              </relations>
              <constraints nbConstraints="2">
                <constraint name="one" arity="2" scope="v w" reference="R"/>
                <constraint name="two" arity="1" scope="v" reference="C"/>
              </constraints>
            </instance>
            """;

    static final String XCSP_PRICES = """
            <instance>
              <presentation format="XCSP 2.1" type="WCSP"/>
              <domains nbDomains="1"><domain name="D" nbValues="4">-1..1 5</domain></domains>
              <variables nbVariables="1"><variable name="v" domain="D"/></variables>
              <relations nbRelations="1">
                <relation name="S" arity="1" nbTuples="3" semantics="soft" defaultCost="9">7: -1 | 0 | 3: 5</relation>
              </relations>
              <constraints nbConstraints="1" initialCost="2" maximalCost="100">
                <constraint name="p" arity="1" scope="v" reference="S"/>
              </constraints>
            </instance>
            """;

    static final String VARIANTS = """
            No.,Wood,Height,Price,Available
            1,Oak,90 cm,"1,200.50",yes
            2,Oak,200 cm,€1500,x
            3,Pine,90 cm,４００,是
            4,Pine,200 cm,450.5,no
            """;

    static final String OPTIONS =
            "Module;Option;Price;Material\nWood;Oak;1.200,50;oak-board 2.4 m2\n;Pine;0,5;pine\nBack;Open;;-\n";

    static final Model SHELF = ModelText.read("""
                    wishwright-model 1
                    model shelf
                    name en "Shelf"
                    currency EUR
                    base 20000
                    module wood
                      name en "Wood"
                      option oak
                        name en "Oak"
                        price 1250
                      option pine
                        name en "Pine"
                    """).orThrow();

    private Seeds() {}
}
