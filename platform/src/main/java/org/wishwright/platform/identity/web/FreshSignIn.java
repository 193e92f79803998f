package org.wishwright.platform.identity.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Before this handler somebody whose sign-in is older than five minutes shows once more that it is she. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface FreshSignIn {}
