/** A lean HTTP/1.1 client with keep-alive: hundreds of thousands of small requests at the least cost, patient while the server is away. */
@NullMarked
package org.wishwright.simulator.http;

import org.jspecify.annotations.NullMarked;
