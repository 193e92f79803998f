/** Reads feature models of FeatureIDE: {@link org.wishwright.configuration.format.featureide.FeatureIdeReader}. */
@NullMarked
package org.wishwright.configuration.format.featureide;

import org.jspecify.annotations.NullMarked;
