/** The maker's page and API for describing a factory. */
@NullMarked
package org.wishwright.platform.factory.web;

import org.jspecify.annotations.NullMarked;
