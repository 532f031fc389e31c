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
 * take a {@link io.millrace.local.Stack} as a parameter.
 *
 * <p>One stack, of the kind that {@link Stacks} chooses, serves all classes of a JVM run. Unless it
 * is a given one it has one broker, free ports and temporary data, starts with the first parameter
 * that asks for it and closes after the last test. So tests use topics, subjects and groups of
 * their own.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(StackExtension.class)
public @interface WithStack {}
