/**
 * What makes the sales' pieces and when the sales come in: read from a plant file, or generated from a seed.
 *
 * <h2>The plant file</h2>
 *
 * JSON; times are local to the zone, days are counted from the first Monday of the replay, sales from 1 in the order of the sales file.
 *
 * <pre>
 * {"zone": "Asia/Shanghai", "freezeMinutes": 60,
 *  "workCentres": [{"code": "cutting-1", "name": "Cutting 1", "units": 2}],
 *  "weekly": [{"day": "MONDAY", "from": "06:00", "to": "14:00"}],
 *  "lines": [{"module": "v1", "option": "2",
 *             "materials": [{"code": "m1", "quantity": "1.5", "unit": "kg"}],
 *             "steps": [{"workCentre": "cutting-1", "family": "v1", "setupSeconds": 120, "runSeconds": 90}]}],
 *  "arrivals": [{"sale": 1, "day": 0, "at": "09:15:00"}]}
 * </pre>
 *
 * <h2>The generator</h2>
 *
 * Eight stages of work (cutting to assembly) with three work centres each, open Monday to Friday in two shifts of eight hours. Every option
 * of a recorded variable other than −1 makes one piece: one or two materials and a routing of two or three steps through stages in
 * order, at the centre of each stage that has the least to do so far. A variable is one setup family; a setup takes 60 to 240 seconds, a
 * piece a random share of the run time. The sales come in a seeded order at random moments of the working hours of 60 working days. Then
 * units are given and run times scaled, centre by centre, until what the planning engine reserves for all sales, setups as batched
 * included, is 85 % of the available time, as far as a quarter of a shift, the longest a piece may take, allows.
 * {@link org.wishwright.simulator.plant.Load} says what was reached.
 */
@NullMarked
package org.wishwright.simulator.plant;

import org.jspecify.annotations.NullMarked;
