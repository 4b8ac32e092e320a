package dev.agentfirewall.langchain4j;

import dev.agentfirewall.call.ArgumentRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a parameter is to its tool. One without it is {@link ArgumentRole#OTHER}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Role {
    ArgumentRole value();
}
