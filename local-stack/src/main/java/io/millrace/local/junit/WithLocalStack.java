package io.millrace.local.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a running stack: constructors, test methods and lifecycle methods can
 * take a {@link io.millrace.local.LocalStack} as a parameter.
 *
 * <p>One stack of one broker, on free ports and with temporary data, serves all classes of a JVM
 * run. It starts with the first parameter that asks for it and closes after the last test, so tests
 * use topics, subjects and groups of their own and never close it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(LocalStackExtension.class)
public @interface WithLocalStack {}
