package org.wishwright.platform.foundation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler of a page that depends on nothing but its address and the language as long as nobody is signed in: such
 * visitors share one rendering for a moment, see {@link VisitorPages}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SameForVisitors {}
